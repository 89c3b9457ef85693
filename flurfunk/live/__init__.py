"""The live bus: signals from what happened to the pages that are open."""
