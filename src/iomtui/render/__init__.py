"""The Edition set in lines, and printed without a screen."""
