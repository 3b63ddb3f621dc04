"""Everything about YouTube: asking it on request, and adding what it says to an Edition."""
