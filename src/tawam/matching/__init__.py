"""Partners among all the world's cities: by criteria that explain themselves, and measured on real twinnings."""
