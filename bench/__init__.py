"""Figures: speed, weight, memory. Shown by `make bench`, never by a timed test."""
