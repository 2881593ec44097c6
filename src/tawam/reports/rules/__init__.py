"""Reasoning of the reports: figures of a year, proposals, sentences with two scripts, the weeks of digests."""
