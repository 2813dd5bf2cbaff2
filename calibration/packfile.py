"""Write fitted numbers into a role pack's files, leaving every comment and the order as they are."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

from calibration.fit import Fit
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.model import BankItem, RoleProfile, Surveyed
from roleadvisor.packs.reading import QUESTIONNAIRE

# What a fit writes into a role's file, in this order.
_PARTS = ("surveyed", "advertised", "fitted")
_ITEM = "^      - id: {}\n(?:        .*\n)+"


def load_unfitted(folder: Path) -> Catalog:
    """Return the pack without what a fit wrote, which may name items that are no longer there."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = copytree(folder, Path(scratch) / "roles")
        for path in copy.glob("*.yaml"):
            text = path.read_text("utf-8")
            for part in _PARTS:
                text = _block(part).sub("", text)
            path.write_text(text, "utf-8")
        return load_catalog(copy)


def write_fit(folder: Path, fit: Fit) -> None:
    """Write a fit into the pack in `folder`."""
    path = folder / QUESTIONNAIRE
    text, fitted = path.read_text("utf-8"), fit.catalog.questionnaire
    text = _put(text, "temperature", f"{fitted.temperature}")
    text = _put(text, "worth_of_no", f"{fitted.worth_of_no}")
    for name in fitted.words.__struct_fields__:
        text = _put(text, name, f"{getattr(fitted.words, name):.2f}", within="words")
    for name in fitted.estimation.__struct_fields__:
        text = _put(text, name, f"{getattr(fitted.estimation, name):.2f}", within="estimation")
    for item in fit.catalog.items.values():
        text = _put_item(text, item)
    path.write_text(text, "utf-8")
    for role, profile in fit.catalog.roles.items():
        path = folder / f"{role}.yaml"
        text = path.read_text("utf-8")
        for part in _PARTS:
            text = _put_block(text, part, _lines(part, profile))
        path.write_text(text, "utf-8")


def _block(part: str) -> re.Pattern[str]:
    return re.compile(rf"^{part}:\n(?:[ #].*\n|\n)*", re.MULTILINE)


def _lines(part: str, profile: RoleProfile) -> list[str]:
    """Return a part of a role's file, line by line; none if there is nothing to say."""
    stated = getattr(profile, part)
    if stated is None:
        return []
    if isinstance(stated, Surveyed):
        head = [f"  surveys: [{', '.join(sorted(stated.surveys))}]"]
        shares = {i: f"{{share: {s.share}, n: {s.n}}}" for i, s in stated.shares.items()}
    else:
        names = ["start", "margin"] * bool(profile.specialises) + ["cost"]
        values = {name: getattr(stated, name) for name in names}
        head = [f"  {name}: {value}" for name, value in values.items() if value is not None]
        shares = {item: f"{share}" for item, share in stated.shares.items()}
    listed = [f"    {item}: {share}" for item, share in sorted(shares.items())]
    return [f"{part}:", *head, "  shares:", *listed]


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
    values = {"base": f"{item.base:.3f}", "weight": f"{item.weight:.2f}"}
    if item.is_skill:
        values["mention_weight"] = f"{item.mention_weight:.2f}"
    for key, value in values.items():
        line = re.compile(f"^(        {key}: *)[^ \\n#]+", re.MULTILINE)
        if line.search(block):
            block = line.sub(lambda at, value=value: at[1] + value, block, count=1)  # type: ignore[misc]
        else:
            block += f"        {key}: {value}\n"
    return text[: found.start()] + block + text[found.end() :]


def _put_block(text: str, part: str, lines: Sequence[str]) -> str:
    """Put a part where the old one stands, or at the end; comments stay with their lines."""
    found = _block(part).search(text)
    old = found[0] if found else ""
    comments = _comments(old)
    kept = []
    for line in lines:
        above, beside = comments.get(line.split(":")[0].strip(), ([], ""))
        kept += [*above, line + beside]
    block = "".join(f"{line}\n" for line in kept)
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
