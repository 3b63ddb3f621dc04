"""The terminal: keys in, bytes out, signals, and the driver and App for Textual."""
