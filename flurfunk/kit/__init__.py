"""Text, HTTP, database and file helpers without any domain."""
