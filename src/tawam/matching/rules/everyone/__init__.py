"""All places against all: for every place the proposals that the search for one gives, in a fraction of the time."""
