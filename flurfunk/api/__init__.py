"""The door for programs: the same doors and rules as the pages, in JSON, and what is sent out."""
