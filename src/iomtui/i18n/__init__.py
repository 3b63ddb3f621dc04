"""The words of the interface, the choice of a language, dates, numbers and plurals.

The words are part of the program and not of the data: they must be there when a data folder is
broken, and new commands need words that older data does not have.
"""
