"""Judging a request: kinds of criteria, a council's rules held against what is known, the ladder of steps."""
