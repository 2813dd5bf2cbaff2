"""Completion for bash, zsh and fish: the scripts, and the answers that they get on Tab.

A script calls the program with the words up to the cursor; the last may be incomplete. The answer
is a line `files`, `directories` or `words`, and then the words, with our own help beside them where
the shell shows it. Of a pack, only well-formed ids are ever printed; a faulty pack offers none.
"""

import os
import re
import shlex
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

ASKED = "_ROLEADVISOR_COMPLETE"
PATIENCE = 0.9

_WORD = re.compile(r"-{0,2}[a-z0-9][a-z0-9-]{0,62}")
_LIST = re.compile(r"(--[a-z-]+=)?[a-z0-9][a-z0-9,_-]{0,2000}")

_BASH = """\
# bash completion for roleadvisor; needs bash 4.
_roleadvisor_completion() {
    local -a lines
    mapfile -t lines < <(@ASKED@=bash @PROGRAM@ "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    COMPREPLY=()
    case ${lines[0]} in
        files) compopt -o default ;;
        directories) compopt -o dirnames ;;
        words) COMPREPLY=("${lines[@]:1}") ;;
    esac
}
complete -F _roleadvisor_completion roleadvisor
"""
_ZSH = """\
#compdef roleadvisor
_roleadvisor_completion() {
    local -a lines
    lines=("${(@f)$(@ASKED@=zsh @PROGRAM@ "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    [[ $PREFIX == --*=* && $lines[1] != words ]] && compset -P '*='
    case $lines[1] in
        files) _files ;;
        directories) _files -/ ;;
        words) shift lines; _describe roleadvisor lines ;;
    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _roleadvisor_completion "$@"
else
    compdef _roleadvisor_completion roleadvisor
fi
"""
_FISH = """\
# fish completion for roleadvisor.
function _roleadvisor_completion
    set -l before (commandline -opc)
    set -l lines (env @ASKED@=fish @PROGRAM@ $before[2..-1] (commandline -ct | string collect -a) 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (commandline -ct)
        case directories
            __fish_complete_directories (commandline -ct) ''
        case words
            printf '%s\\n' $lines[2..-1]
    end
end
complete --command roleadvisor --no-files --arguments '(_roleadvisor_completion)'
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}

Shell = Literal["bash", "zsh", "fish"]


class _Offer(NamedTuple):
    kind: Literal["files", "directories", "words"]
    words: Sequence[tuple[str, str]] = ()


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Print the script that completes commands, options, roles and items in a shell."""
    script = _SCRIPTS[shell].replace("@PROGRAM@", _quoted(_program(), shell))
    sys.stdout.write(script.replace("@ASKED@", ASKED))


def answer(shell: str, words: Sequence[str]) -> None:
    """Write what can complete the last word. Write nothing on any error, and stop soon."""
    _limit_time()
    # The one place where this is right: even a bug of ours must not write into somebody's prompt.
    with suppress(Exception):
        sys.stdout.write("".join(f"{line}\n" for line in _lines(shell, words)))
        sys.stdout.flush()


def _lines(shell: str, words: Sequence[str]) -> Iterator[str]:
    joined = [_unquoted(word) for word in _rejoined(words)] if shell == "bash" else list(words)
    *before, begun = joined or [""]
    option, equals, value = begun.partition("=")
    is_joined = bool(equals) and option.startswith("--")
    if is_joined:
        before, begun = [*before, option], value
    offer = _offer(before, begun)
    yield offer.kind
    for word, told in offer.words:
        # bash completes the part after the equals sign as a separate word.
        whole = f"{option}={word}" if is_joined and shell != "bash" else word
        if _WORD.fullmatch(whole) or _LIST.fullmatch(whole):
            yield (
                whole
                + {"zsh": ":", "fish": "\t"}.get(shell, "") * bool(told)
                + told * (shell != "bash")
            )


def _offer(before: list[str], begun: str) -> _Offer:
    from roleadvisor.cli.app import app
    from roleadvisor.cli.typer_private import completed_place
    from roleadvisor.safe.characters import shown

    found = completed_place(app, before, begun)
    if found is None:
        return _Offer("words")
    context, place, begun = found
    kind = getattr(place, "type", None)
    if getattr(kind, "name", "") == "path":
        return _Offer("directories" if place.metavar == "DIR" else "files")
    if kind and hasattr(kind, "choices"):
        return _Offer("words", [(c, "") for c in kind.choices if c.startswith(begun)])
    # All names are in lower case, and are accepted in any.
    items = place.shell_complete(context, begun.lower())
    return _Offer("words", [(item.value, shown(item.help or "")) for item in items])


def _rejoined(words: Sequence[str]) -> Iterator[str]:
    """Yield bash's words with `--option`, `=` and `value` joined into one word again."""
    held: str | None = None
    for word in words:
        if held is None:
            held = word
        elif (word == "=" and held.startswith("--")) or (
            held.startswith("--") and held.endswith("=")
        ):
            held += word
        else:
            yield held
            held = word
    if held is not None:
        yield held


def _unquoted(word: str) -> str:
    with suppress(ValueError):
        return " ".join(shlex.split(word, comments=False))
    return word.lstrip("'\"")


def _limit_time() -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, lambda *_: os._exit(0))
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def _program() -> list[str]:
    """Return this program by its own path, so that Tab never runs another of the same name."""
    program = Path(sys.argv[0])
    if program.name == "roleadvisor" and program.is_file():
        return [str(program.absolute())]
    return [sys.executable, "-I", "-m", "roleadvisor"]


def _quoted(words: Iterable[str], shell: Shell) -> str:
    if shell == "fish":
        return " ".join("'" + w.replace("\\", "\\\\").replace("'", "\\'") + "'" for w in words)
    return shlex.join(words)
