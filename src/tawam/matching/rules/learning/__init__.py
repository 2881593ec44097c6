"""Which links exist: what a known network tells of links that are held out. Uses numpy and scikit-learn."""
