"""How an unattended screen behaves; pure: time is passed in."""
