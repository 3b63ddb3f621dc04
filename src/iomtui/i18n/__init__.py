"""The interface's words.

They belong to the program, not to the data: a broken data folder must not take away the words
that say it is broken, and new commands need words that old data cannot have.
"""
