"""Programs that attack a running Flurfunk."""
