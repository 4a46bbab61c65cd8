"""Use cases, about one short function per button, and the ports they need."""
