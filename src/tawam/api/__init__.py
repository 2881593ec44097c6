"""The open API: each endpoint translates in, asks one room, translates out."""
