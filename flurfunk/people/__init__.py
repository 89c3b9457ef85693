"""Who works here: people, what they say about themselves, whom they follow; and the company itself."""
