"""One file a family of faults; each exports ``PLANTER``. A new file is found by its name."""
