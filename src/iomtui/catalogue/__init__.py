"""What there is to see: facts, once, and words, one file a language, joined into Editions.

Pure: no screen, no network, no clock.
"""
