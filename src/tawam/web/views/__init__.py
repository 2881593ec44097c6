"""One module a page: read the request, ask one room, render."""
