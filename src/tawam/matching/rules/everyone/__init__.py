"""All places against all: the proposals that the search for one place gives, for every place, in a fraction of the time."""
