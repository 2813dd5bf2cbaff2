"""The private parts of typer that the command line needs, all in one place.

Since 0.26, typer has its own copy of click, without public names for these. pyproject.toml caps its
version, and a test fails when one of them is gone.
"""

from collections.abc import Sequence
from typing import Any

from typer._click.exceptions import ClickException

__all__ = ["ClickException", "completed_place"]


def completed_place(app: Any, before: Sequence[str], begun: str) -> tuple[Any, Any, str] | None:
    """Return the context of an incomplete word, its parameter or command, and the word.

    Return None if a word before it is no command.
    """
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete
    from typer.main import get_command

    words = list(before)
    context = _resolve_context(get_command(app), {}, "roleadvisor", words)
    place: Any
    place, begun = _resolve_incomplete(context, words, begun)
    if hasattr(place, "commands") and context._protected_args:  # noqa: SLF001
        return None
    return context, place, begun
