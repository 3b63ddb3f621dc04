"""The command line: what was typed, wired to what does it."""
