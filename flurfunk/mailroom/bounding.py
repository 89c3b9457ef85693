"""aiosmtpd's two protocols, with an end to what one machine may send and to how many may send at a time."""

from typing import Any, ClassVar

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

_MOST_AT_ONCE = 40  # connections; each may hold a whole letter in memory
_LONGEST_LINE = 1_000_000  # programs write HTML on one line, whatever RFC 5321 says


class _Bounded:
    """Turns away connections beyond a number, and cuts off what goes far beyond the size that was announced.

    aiosmtpd reads a letter that is too long to its end, and keeps a line without an end in memory.
    """

    line_length_limit = _LONGEST_LINE
    open: ClassVar[set[Any]] = set()
    data_size_limit: int
    transport: Any
    _arrived = 0

    def connection_made(self, transport: Any) -> None:
        """Begin, unless too many are here."""
        if len(_Bounded.open) >= _MOST_AT_ONCE:
            transport.write(b"421 4.3.2 Too many connections, please try again\r\n")
            transport.close()
            return
        _Bounded.open.add(self)
        super().connection_made(transport)  # type: ignore[misc]  # aiosmtpd's, beside this class

    def connection_lost(self, error: Exception | None) -> None:
        """Make room for another."""
        if self in _Bounded.open:
            _Bounded.open.discard(self)
            super().connection_lost(error)  # type: ignore[misc]  # aiosmtpd's, beside this class

    def data_received(self, piece: bytes) -> None:
        """Take a piece of what is sent."""
        self._arrived += len(piece)
        if self._arrived > 2 * self.data_size_limit and self.transport is not None:
            self.transport.abort()
            return
        super().data_received(piece)  # type: ignore[misc]  # aiosmtpd's, beside this class

    def _set_post_data_state(self) -> None:
        self._arrived = 0
        super()._set_post_data_state()  # type: ignore[misc]  # aiosmtpd's, beside this class


class BoundedSMTP(_Bounded, SMTP):  # type: ignore[misc]  # aiosmtpd has no types
    """SMTP."""


class BoundedLMTP(_Bounded, LMTP):  # type: ignore[misc]  # aiosmtpd has no types
    """LMTP."""
