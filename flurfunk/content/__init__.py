"""The trunk: one entry under everything that is published, its versions, files and who may see it."""
