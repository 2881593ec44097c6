"""Pure readers: rows in, claims out; the first row that cannot be used stops them with its place named."""
