"""Reading e-mail as it really is: letters, archives, threads, replies, Markdown."""
