"""Subjects that cut across all rooms: topics, their aliases, who follows and who knows them."""
