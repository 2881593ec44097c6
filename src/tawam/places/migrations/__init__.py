"""How the tables of the places room came to be."""
