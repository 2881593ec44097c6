"""What goes out as a document: the council report of a place for a year, and the digests that officers ask for."""
