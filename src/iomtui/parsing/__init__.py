"""Bytes from outside become clean values that know where they stand.

The lowest room: the catalogue and the interface's words are both read through it.
"""
