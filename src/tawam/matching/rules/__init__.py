"""Criteria, scores and lists: pure. What uses numpy or scikit-learn is loaded by ``queries`` when asked."""
