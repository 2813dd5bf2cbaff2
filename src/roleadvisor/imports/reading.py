"""What is read of a file: its mentions, and the sections that say nothing of skills."""

from collections.abc import Sequence
from typing import NamedTuple

from roleadvisor.imports.mentions import Mention


class Reading(NamedTuple):
    """The mentions of a file in their order, and the names of the sections that were passed over."""

    mentions: Sequence[Mention]
    passed_over: Sequence[str]
