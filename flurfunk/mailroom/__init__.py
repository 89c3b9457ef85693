"""Mail that comes in: an answer to a letter becomes a comment, a letter to a space becomes what is published there."""
