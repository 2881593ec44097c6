"""Accounts, what each may do, and the places for which they speak."""
