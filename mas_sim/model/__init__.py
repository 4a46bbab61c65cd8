"""Types only: what authors write, what happened in a run, what judges say of it."""
