"""The administration: the first run, invitations, the company, the style guide."""
