"""Mends of what has one right answer: edits of the text at known places, each read again before it counts."""
