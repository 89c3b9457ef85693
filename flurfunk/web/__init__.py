"""The door for browsers: the shell around every page, and the pages put together from several rooms."""
