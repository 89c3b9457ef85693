"""An extension whose listeners write down what they are told, for tests with real workers."""
