"""iomtui: a terminal viewer for a web series, in the reader's language."""

__version__ = "0.1.0"
