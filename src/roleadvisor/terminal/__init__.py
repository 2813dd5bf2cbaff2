"""The quiz in a terminal, on stderr: screens, or plain lines for screen readers.

It imports quiz and render. Begin with `conversation.run_quiz`.
"""

from roleadvisor.terminal.conversation import (
    Finished,
    Options,
    asking,
    converse,
    is_plain,
    run_quiz,
)
from roleadvisor.terminal.leaving import SignalledError
from roleadvisor.terminal.rating import rate_skills

__all__ = [
    "Finished",
    "Options",
    "SignalledError",
    "asking",
    "converse",
    "is_plain",
    "rate_skills",
    "run_quiz",
]
