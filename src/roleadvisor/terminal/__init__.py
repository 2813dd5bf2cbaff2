"""The quiz in a terminal, on stderr: screens, or plain lines for screen readers.

It imports quiz and render. Begin with `conversation.run_quiz`.
"""

from roleadvisor.terminal.conversation import Finished, Options, converse, is_plain, run_quiz
from roleadvisor.terminal.leaving import SignalledError

__all__ = ["Finished", "Options", "SignalledError", "converse", "is_plain", "run_quiz"]
