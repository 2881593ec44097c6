"""Codes and figures of the assessment as a person reads them."""
