"""What comes in from outside becomes claims: the casebook, case files; nothing is half-written."""
