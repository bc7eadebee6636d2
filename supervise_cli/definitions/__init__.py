"""What rules and figures both build on, defined once: as views over the facts of one state."""
