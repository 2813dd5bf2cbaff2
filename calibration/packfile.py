"""Write fitted numbers into a role pack's files, leaving every comment and the order as they are."""

import re
import tempfile
from pathlib import Path
from shutil import copytree

from calibration.fit import Fit
from roleadvisor.catalog import Catalog, load_catalog
from roleadvisor.catalog.loading import QUESTIONNAIRE
from roleadvisor.catalog.model import BankItem, Estimation, Surveyed, Words

_SURVEYED = re.compile(r"^surveyed:\n(?:[ #].*\n|\n)*", re.MULTILINE)
_ITEM = "^      - id: {}\n(?:        .*\n)+"


def load_unsurveyed(folder: Path) -> Catalog:
    """Return the pack without its surveyed shares, which may name items that are no longer there."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = copytree(folder, Path(scratch) / "roles")
        for path in copy.glob("*.yaml"):
            path.write_text(_SURVEYED.sub("", path.read_text("utf-8")), "utf-8")
        return load_catalog(copy)


def write_fit(folder: Path, fit: Fit) -> None:
    """Write a fit into the pack in `folder`."""
    questionnaire = folder / QUESTIONNAIRE
    text = questionnaire.read_text("utf-8")
    fitted = fit.catalog.questionnaire
    text = _put(text, r"^temperature: .*$", f"temperature: {fitted.temperature}")
    text = _put(text, r"^words:\n(?:  .*\n)+", _words(fitted.words))
    text = _put(text, r"^estimation:\n(?:  .*\n)+", _estimation(fitted.estimation))
    for item in fit.catalog.items.values():
        text = _put_item(text, item)
    questionnaire.write_text(text, "utf-8")
    for role, surveyed in fit.blocks.items():
        path = folder / f"{role}.yaml"
        rest = _SURVEYED.sub("", path.read_text("utf-8")).rstrip("\n")
        path.write_text(f"{rest}\n{_surveyed(surveyed)}", "utf-8")


def _put(text: str, pattern: str, replacement: str) -> str:
    changed, count = re.subn(pattern, lambda _: replacement, text, count=1, flags=re.MULTILINE)
    if not count:
        raise ValueError(f"no place for {replacement.splitlines()[0]!r}")
    return changed


def _put_item(text: str, item: BankItem) -> str:
    found = re.search(_ITEM.format(re.escape(item.id)), text, re.MULTILINE)
    if not found:
        raise ValueError(f"no place for the item {item.id!r}")
    lines = [
        line
        for line in found[0].splitlines()
        if not line.startswith(("        base:", "        weight:"))
    ]
    place = next(
        (i for i, line in enumerate(lines) if line.startswith("        surveys:")), len(lines)
    )
    lines[place:place] = [f"        base: {item.base:.3f}", f"        weight: {item.weight:.2f}"]
    return text[: found.start()] + "\n".join([*lines, ""]) + text[found.end() :]


def _words(words: Words) -> str:
    listed = (words.core, words.common, words.occasional, words.rare)
    names = ("core", "common", "occasional", "rare")
    lines = [f"  {name}: {share:.2f}\n" for name, share in zip(names, listed, strict=True)]
    return "words:\n" + "".join(lines)


def _estimation(estimation: Estimation) -> str:
    return (
        f"estimation:\n  centre: {estimation.centre:.2f}\n  word: {estimation.word:.2f}\n"
        f"  base: {estimation.base:.2f}\n  difference: {estimation.difference:.2f}\n"
    )


def _surveyed(surveyed: Surveyed) -> str:
    lines = [
        f"    {item}: {{share: {share.share}, n: {share.n}}}\n"
        for item, share in sorted(surveyed.shares.items())
    ]
    surveys = ", ".join(sorted(surveyed.surveys))
    return f"surveyed:\n  surveys: [{surveys}]\n  shares:\n{''.join(lines)}"
