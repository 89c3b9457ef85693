"""Getting in: sign-in, passwords, sessions, invitations, the first run."""
