"""Write fitted numbers into a role pack's files, leaving every comment and the order as they are."""

import re
import tempfile
from pathlib import Path
from shutil import copytree

from calibration.fit import Fit
from roleadvisor.catalog import Catalog, load_catalog
from roleadvisor.catalog.model import BankItem, Surveyed
from roleadvisor.catalog.reading import QUESTIONNAIRE

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
    path = folder / QUESTIONNAIRE
    text, fitted = path.read_text("utf-8"), fit.catalog.questionnaire
    text = _put(text, "temperature", f"{fitted.temperature}")
    for name in fitted.words.__struct_fields__:
        text = _put(text, name, f"{getattr(fitted.words, name):.2f}", within="words")
    for name in fitted.estimation.__struct_fields__:
        text = _put(text, name, f"{getattr(fitted.estimation, name):.2f}", within="estimation")
    for item in fit.catalog.items.values():
        text = _put_item(text, item)
    path.write_text(text, "utf-8")
    for role, surveyed in fit.blocks.items():
        path = folder / f"{role}.yaml"
        path.write_text(_put_surveyed(path.read_text("utf-8"), surveyed), "utf-8")


def _put(text: str, key: str, value: str, *, within: str = "") -> str:
    """Replace a number at the top level, or one level down in the mapping `within`."""
    start = f"^{within}:[^\\n]*\\n(?:[ #][^\\n]*\\n|\\n)*?  " if within else "^"
    pattern = re.compile(f"({start}{key}: *)[^ \\n#]+", re.MULTILINE)
    changed, count = pattern.subn(lambda found: found[1] + value, text, count=1)
    if not count:
        raise ValueError(f"no place for {key!r}")
    return changed


def _put_item(text: str, item: BankItem) -> str:
    found = re.search(_ITEM.format(re.escape(item.id)), text, re.MULTILINE)
    if not found:
        raise ValueError(f"no place for the item {item.id!r}")
    block = found[0]
    for key, value in (("base", f"{item.base:.3f}"), ("weight", f"{item.weight:.2f}")):
        line = re.compile(f"^(        {key}: *)[^ \\n#]+", re.MULTILINE)
        if line.search(block):
            block = line.sub(lambda at, value=value: at[1] + value, block, count=1)  # type: ignore[misc]
        else:
            block += f"        {key}: {value}\n"
    return text[: found.start()] + block + text[found.end() :]


def _put_surveyed(text: str, surveyed: Surveyed) -> str:
    """Put the shares where the old ones stand, or at the end; comments stay with their lines."""
    found = _SURVEYED.search(text)
    old = found[0] if found else ""
    comments = _comments(old)
    lines = ["surveyed:", f"  surveys: [{', '.join(sorted(surveyed.surveys))}]", "  shares:"]
    lines += [
        f"    {item}: {{share: {share.share}, n: {share.n}}}"
        for item, share in sorted(surveyed.shares.items())
    ]
    kept = []
    for line in lines:
        above, beside = comments.get(line.split(":")[0].strip(), ([], ""))
        kept += [*above, line + beside]
    block = "\n".join(kept) + "\n"
    if not found:
        return text.rstrip("\n") + "\n" + block
    return text[: found.start()] + block + _after(old) + text[found.end() :]


def _comments(block: str) -> dict[str, tuple[list[str], str]]:
    """Return, by key, the comment lines above its line and the comment beside it."""
    comments: dict[str, tuple[list[str], str]] = {}
    above: list[str] = []
    for line in block.splitlines():
        if line.lstrip().startswith("#"):
            above.append(line)
        elif line.strip():
            beside = re.search(r" +#.*$", line)
            comments[line.split(":")[0].strip()] = (above, beside[0] if beside else "")
            above = []
    return comments


def _after(block: str) -> str:
    """Return the blank lines and comments that end a block."""
    found = re.search(r"(?:^[ ]*(?:#.*)?\n)*\Z", block, re.MULTILINE)
    return found[0] if found else ""
