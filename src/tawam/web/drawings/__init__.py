"""Pictures made on the server: map, timelines, charts. Geometry is pure; colours are the style sheet's."""
