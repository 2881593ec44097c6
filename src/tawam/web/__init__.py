"""The pages of the atlas: translate in, ask one room, translate out."""
