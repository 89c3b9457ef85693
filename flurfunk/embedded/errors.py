"""What can keep the embedded PostgreSQL from running, each said in a sentence one can show to people."""


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot do what was asked."""


class NoBinariesError(EmbeddedError):
    """No PostgreSQL on this machine fits."""


class StartError(EmbeddedError):
    """PostgreSQL could not be set up or started."""


class AlreadyRunning(EmbeddedError):  # noqa: N818 - a state of the world the caller may welcome, not a failure
    """Another Flurfunk runs a server on this data directory: `attach` gives its address."""
