"""The tests of Flurfunk."""
