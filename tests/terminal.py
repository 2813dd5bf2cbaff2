"""A terminal to run the program in: what it would show, and the keys a person would press."""

import os
import re
import shlex
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self, cast

import pexpect
import pyte

LEFT, RIGHT, UP, DOWN, ENTER, ESCAPE = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\r", "\x1b"
CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 20.0
MOST_ANSWERS = 150


class Terminal:
    """A pseudo-terminal with the program in it; it is killed when the test is over."""

    def __init__(
        self,
        state: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        stdout: Path | None = None,
        program: Sequence[str] = ("-m", "roleadvisor"),
        command: str = "",
        **environment: str,
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        command = command or shlex.join([sys.executable, *program, *arguments])
        target = f" > {shlex.quote(str(stdout))}" if stdout else ""
        self.child = pexpect.spawn(
            "bash",
            ["-c", f"exec {command}{target}"],
            dimensions=(rows, columns),
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "PYTHONUTF8": "1",
                "XDG_STATE_HOME": str(state),
                **environment,
            },
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.modes = self._modes()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen, without blanks at line ends."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Read until the screen shows a pattern, and the program has stopped writing."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            is_quiet = not self._read(0.05)
            found = re.search(pattern, self.text, re.DOTALL)
            if found and is_quiet:
                return found
        raise AssertionError(f"no {pattern!r} on the screen:\n{self.text}")

    def answer(self, *keys: str) -> None:
        """Press keys and wait until another question, or the review, is on the screen."""
        before = self.text
        self.press(*keys)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            is_quiet = not self._read(0.05)
            if is_quiet and self.text != before and re.search(r"q\s+quit", self.text):
                return
        raise AssertionError(f"nothing new on the screen:\n{self.text}")

    def answer_until(self, text: str, key: str) -> None:
        """Press a key, as often as there are answers at most, until a text is on the screen."""
        for _ in range(MOST_ANSWERS):
            if text in self.text:
                return
            self.answer(key)
        raise AssertionError(f"no {text!r} on the screen:\n{self.text}")

    def finish(self) -> int:
        """Read to the end and return the exit code, or the signal's number below zero."""
        while self._read(PATIENCE):
            pass
        self.child.wait()
        status: int | None = self.child.exitstatus
        signal: int | None = self.child.signalstatus
        return status if status is not None else -(signal or 0)

    @property
    def is_sane(self) -> bool:
        """Whether the terminal is as the program found it."""
        is_pasting = 2004 << 5 in self.screen.mode
        return self._modes() == self.modes and not self.screen.cursor.hidden and not is_pasting

    def _modes(self) -> list[Any]:
        return termios.tcgetattr(self.child.child_fd)

    def _read(self, seconds: float) -> bytes:
        try:
            data = cast("bytes", self.child.read_nonblocking(65536, seconds))
        except pexpect.TIMEOUT:
            return b""
        except pexpect.EOF:
            return b""
        self.raw += data
        self.stream.feed(data)
        return data
