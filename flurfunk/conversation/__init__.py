"""What people say under an entry: comments, reactions, mentions."""
