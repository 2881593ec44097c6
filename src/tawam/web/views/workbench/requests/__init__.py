"""Requests for a partnership: a place's own criteria, what it received, the judgement and the paper."""
