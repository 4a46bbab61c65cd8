"""A run and an action give a run: one transition table, replay, no I/O."""
