"""Score a stream of sheets, one a line, in order and in constant memory.

It imports sheets, scoring and results. Begin with `run.score_stream`.
"""

from roleadvisor.batch.records import FIELDS
from roleadvisor.batch.run import BatchOptions, Outcome, score_stream

__all__ = ["FIELDS", "BatchOptions", "Outcome", "score_stream"]
