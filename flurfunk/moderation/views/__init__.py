"""Pages of this package, one noun per module."""
