"""Files on this computer: settings, session state, locks, the crash log."""
