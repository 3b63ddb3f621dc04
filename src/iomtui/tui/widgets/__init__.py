"""One widget a file; each draws its own lines."""
