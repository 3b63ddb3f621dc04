"""What is kept on this computer, and where: settings, last place, PIN, log of faults."""
