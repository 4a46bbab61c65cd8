"""Pure judges: what the registered, the chosen and the rated amount to."""
