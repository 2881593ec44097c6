"""From the cells of a spreadsheet to links."""
