"""Signals that end a quiz: noted at any time, acted on only while the quiz waits for the person."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class SignalledError(Exception):
    """A signal has ended the quiz; its number is in `number`."""

    def __init__(self, number: int) -> None:
        """Take the signal's number."""
        super().__init__(number)
        self.number = number


class Leaving:
    """Remembers the first signal, and wakes the code that waits for the person.

    An exception from a signal handler could arise anywhere: while a file is being saved, while the
    terminal is being restored, or where Python ignores it. So the handler only notes the signal.
    """

    def __init__(self) -> None:
        """Nothing has happened yet, and nothing waits."""
        self.number: int | None = None
        self._wake: Callable[[], None] | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note signals until the end of the block; raise `SignalledError` there if one came."""
        taken = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in taken}
        for number in taken:
            if before[number] is not signal.SIG_IGN:
                signal.signal(number, self._take)
        try:
            yield
            self.check()
        finally:
            for number, handler in before.items():
                if handler is not None:
                    signal.signal(number, handler)

    @contextmanager
    def waiting(self, wake: Callable[[], None]) -> Iterator[None]:
        """Call `wake` when a signal comes within the block; raise `SignalledError` if one has come."""
        self._wake = wake
        try:
            self.check()
            yield
        finally:
            self._wake = None

    def check(self) -> None:
        """Raise `SignalledError` if a signal has come."""
        if self.number is not None:
            raise SignalledError(self.number)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self.number = self.number or number
        if self._wake:
            self._wake()
