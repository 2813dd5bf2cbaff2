"""Ask the questions of a quiz in a terminal, on stderr."""

from roleadvisor.terminal.conversation import Finished, Options, converse, is_plain, run_quiz
from roleadvisor.terminal.leaving import SignalledError

__all__ = ["Finished", "Options", "SignalledError", "converse", "is_plain", "run_quiz"]
