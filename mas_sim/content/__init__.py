"""YAML to model: every problem at once, with file, line and a Dutch sentence."""
