"""Write the manual page from the commands. `python docs/manual.py` renews docs/roleadvisor.1."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from typer import Context
from typer.main import get_command

from roleadvisor import __version__
from roleadvisor.cli.app import app
from roleadvisor.occupations import ATTRIBUTION

MANUAL = Path(__file__).with_name("roleadvisor.1")
EXIT_STATUS = {
    "0": "Done.",
    "1": "The output could not be written, or a batch had lines that could not be read.",
    "2": "Wrong usage, or a prompt is needed and there is no terminal.",
    "3": "Unusable input; every problem is listed as file:line:column: message [code].",
    "4": "Not enough answers; the result says what to answer next.",
    "129": "Stopped by SIGHUP.",
    "130": "Left, or stopped by Ctrl-C.",
    "143": "Stopped by SIGTERM.",
}
FILES = {
    "$XDG_STATE_HOME/roleadvisor/quizzes": (
        "Unfinished quizzes, saved after every answer, for quiz --resume; by default below "
        "~/.local/state (on macOS ~/Library/Application Support)."
    ),
    "$XDG_STATE_HOME/roleadvisor/levels": "Unfinished answers for level --resume, likewise.",
    "$XDG_DATA_HOME/roleadvisor/results": (
        "Results kept with --keep, for history and diff; by default below ~/.local/share "
        "(on macOS ~/Library/Application Support)."
    ),
}
ENVIRONMENT = {
    "COLUMNS": "The width of text that goes into a pipe or a file, which is else not wrapped.",
    "NO_COLOR": "If it is set, nothing is coloured.",
    "LC_ALL, LC_CTYPE, LANG": "Where the first that is set is C or POSIX, output is ASCII only.",
    "XDG_STATE_HOME, XDG_DATA_HOME": "Where files are kept; see FILES.",
}
EXAMPLES = {
    "roleadvisor quiz": "Three minutes of questions, and the role that fits.",
    "roleadvisor questions --template > me.yaml": "A sheet to fill in.",
    "roleadvisor match me.yaml --json | jq -r .best.id": "The role of a sheet, in a script.",
    "roleadvisor plan ml-engineer me.yaml": "What to learn for a role.",
    "roleadvisor level data-engineer": "Which rung of a role you are on.",
    "roleadvisor report me.yaml -o me.html": "A page to show to somebody.",
    'eval "$(roleadvisor completion bash)"': "Completion, in ~/.bashrc.",
}


def manual() -> str:
    """Return the page in the man macros; it names the version and no date, so that it repeats."""
    command = get_command(app)
    context = Context(command, info_name="roleadvisor")
    lines = [
        '.\\" Written by docs/manual.py.',
        f'.TH ROLEADVISOR 1 "" "roleadvisor {__version__}" "User Commands"',
        *_section("NAME", ["roleadvisor \\- find the role in data that fits you"]),
        *_section(
            "SYNOPSIS", [".B roleadvisor", _italic("command"), "[options] [arguments]", ".br"]
        ),
        ".B roleadvisor \\-\\-version",
        ".br",
        ".B roleadvisor \\-\\-help",
        *_section("DESCRIPTION", _text(command.help or "")),
        ".PP",
        *_text(
            "It asks what you like doing and what you have used, adds up what each answer says for and "
            "against every role, and names the one that fits, with its tools and languages, how close "
            "the next one is, and what to learn. Roles are YAML files; a folder of your own takes the "
            "place of the bundled ones with --pack. Nothing leaves your machine."
        ),
        ".PP",
        *_text(
            "Results go to standard output, prompts and messages to standard error. With --json one "
            "document goes to standard output, also on failure; its form is what schema prints."
        ),
        *_section("COMMANDS", _commands(command, context)),
        *_section("EXIT STATUS", _terms(EXIT_STATUS)),
        *_section("FILES", _terms(FILES)),
        *_section("ENVIRONMENT", _terms(ENVIRONMENT)),
        *_section("EXAMPLES", _terms(EXAMPLES)),
        *_section(
            "SEE ALSO", _text("The README and docs/method.md in the source say how it decides.")
        ),
        *_section("NOTES", _text(ATTRIBUTION)),
    ]
    return "\n".join(lines) + "\n"


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f'.SH "{name}"'
    yield from lines


def _commands(group: Any, context: Context, prefix: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        inner = Context(command, info_name=name, parent=context)
        if hasattr(command, "commands"):
            yield from _commands(command, inner, f"{prefix}{name} ")
            continue
        yield f'.SS "{_plain(_usage(command, inner, prefix + name))}"'
        yield from _text(command.help or "")
        for parameter in command.get_params(inner):
            record = _described(parameter, inner)
            if record:
                yield ".TP"
                yield _plain(record[0], bold=True)
                yield from _text(record[1])


def _usage(command: Any, context: Context, name: str) -> str:
    return " ".join([name, *command.collect_usage_pieces(context)])


def _described(parameter: Any, context: Context) -> tuple[str, str] | None:
    """Return what an option or argument is called and what it does; of --help every command has one."""
    if parameter.name == "help":
        return None
    record = parameter.get_help_record(context)
    return (" ".join(record[0].split()), " ".join(record[1].split())) if record else None


def _terms(terms: dict[str, str]) -> Iterator[str]:
    for term, told in terms.items():
        yield ".TP"
        yield _plain(term, bold=True)
        yield from _text(told)


def _text(text: str) -> Iterator[str]:
    yield from map(_plain, textwrap.wrap(" ".join(text.split()), 70, break_on_hyphens=False))


def _italic(text: str) -> str:
    return f".I {text}"


def _plain(text: str, *, bold: bool = False) -> str:
    """Return a line that the macros take for text: a hyphen is a minus, as it is typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("×", "\\(mu").replace('"', "\\(dq")
    text = text.replace("~", "\\(ti").replace("^", "\\(ha").replace("'", "\\(aq")
    text = re.sub(r"^\.", r"\\&.", text).replace("é", "e")
    return f"\\fB{text}\\fR" if bold else text


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
