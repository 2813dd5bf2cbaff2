"""Run the program and measure what that took: processor time, so that a busy machine does not count."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

# A second is the aim, and what it takes on a machine of one's own; a shared one is slower at times.
MOST_SECONDS = 3.0
MOST_BYTES = 100_000_000
PATIENCE = 60
# A process has had as much memory as the one that it was forked from, so a small one stands between.
MEASURE = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, "-m", "roleadvisor", *sys.argv[2:]], os.environ)
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=file)
"""


class Ran(NamedTuple):
    """What a command printed and took; `peak` is the most memory it had, in bytes."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    peak: int


def ran(*arguments: str | Path, stdin: Path | None = None, **environment: str) -> Ran:
    """Run a command to its end."""
    with tempfile.NamedTemporaryFile() as figures, (stdin or Path(os.devnull)).open("rb") as source:
        command = [sys.executable, "-S", "-c", MEASURE, figures.name, *map(str, arguments)]
        result = subprocess.run(
            command,
            stdin=source,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
            check=True,
        )
        code, seconds, peak = figures.read().split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Ran(int(code), result.stdout, result.stderr, float(seconds), int(peak) * unit)
