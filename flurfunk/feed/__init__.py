"""The feed: short posts, and the home page with what the people, topics and spaces I follow publish."""
