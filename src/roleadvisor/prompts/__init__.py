"""Ask the questions of a quiz in a terminal, on stderr."""

from roleadvisor.prompts.conversation import Finished, Options, converse, run_quiz

__all__ = ["Finished", "Options", "converse", "run_quiz"]
