"""One function per screen; each gets what it needs as arguments."""
