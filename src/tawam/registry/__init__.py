"""Partnerships as the evidence supports them today, and the case files that hold a text against it."""
