"""What the room can work out without asking a database."""
