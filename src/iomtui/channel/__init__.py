"""Asking YouTube, on request, for what the releases do not state; never in a kiosk."""
