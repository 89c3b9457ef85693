"""How things look to programs, one noun per module."""
