"""Write fitted numbers into files of their own in a role pack, beside what people write."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns

from calibration.fit import Fit
from roleadvisor.packs import BankItem, Catalog, RoleProfile, load_catalog
from roleadvisor.packs.files import FITTED, PACK, PAY
from roleadvisor.packs.model import Surveyed

_SCHEMA = "# yaml-language-server: $schema=../../schemas/{}.json\n"
_WRITTEN = "# Written by `python -m calibration fit`; do not edit.\n"
_ABOUT_PACK = """\
#
# They come before what pack.yaml and the screens say. docs/method.md has the formulas.
#   words         the share that really ticked such items in the surveys
#   estimation    how far a word is trusted beside the share known without it
#   worth_of_no   what a no to a tool or a technique counts beside what its share says
#   worth_of_title  how many points a job title gives its role: what the strongest mention of a typical
#                 job ad gives
#   base          the share of all people in data who would say yes; where no survey asks, the mean of the
#                 whole roles' words
#   weight        how much independent evidence an answer adds, 0 to 1.5. An item of weight 0 is never
#                 asked: it told the surveyed roles apart no better than the others already did
#   mention_weight  how much it adds that a text names the item, 0 to 2; from job ads
# Where nothing could be fitted, a weight is the mean of the fitted ones of its kind.
"""


def load_unfitted(folder: Path) -> Catalog:
    """Return the pack as people wrote it, without the fitted numbers."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = copytree(folder, Path(scratch) / "roles", ignore=ignore_patterns(FITTED))
        return load_catalog(copy)


def write_fit(folder: Path, fit: Fit) -> None:
    """Write a fit into the pack in `folder`, replacing the one that is there; pay is no part of it."""
    place = folder / FITTED
    place.mkdir(exist_ok=True)
    for path in place.glob("*.yaml"):
        if path.stem != PAY:
            path.unlink()
    pack = _SCHEMA.format("fitted-pack") + _WRITTEN + _ABOUT_PACK
    _write(place / f"{PACK}.yaml", pack, _pack_lines(fit.catalog))
    for role, profile in fit.catalog.roles.items():
        head = _SCHEMA.format("fitted-role") + _WRITTEN
        _write(place / f"{role}.yaml", head, _role_lines(profile))


def _write(path: Path, head: str, lines: Iterable[str]) -> None:
    path.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")


def _pack_lines(catalog: Catalog) -> Iterator[str]:
    questionnaire = catalog.questionnaire
    yield f"temperature: {questionnaire.temperature}"
    yield f"worth_of_no: {questionnaire.worth_of_no}"
    yield f"worth_of_title: {questionnaire.worth_of_title}"
    for name in ("words", "estimation"):
        part = getattr(questionnaire, name)
        yield f"{name}:"
        yield from (f"  {key}: {getattr(part, key):.2f}" for key in part.__struct_fields__)
    yield "items:"
    yield from (f"  {name}: {_numbers(item)}" for name, item in sorted(catalog.items.items()))


def _numbers(item: BankItem) -> str:
    mentions = f", mention_weight: {item.mention_weight:.2f}" if item.is_skill else ""
    return f"{{base: {item.base:.3f}, weight: {item.weight:.2f}{mentions}}}"


def _role_lines(profile: RoleProfile) -> Iterator[str]:
    yield from _counted_lines("surveyed", profile.surveyed)
    yield from _counted_lines("advertised", profile.advertised)
    yield "fitted:"
    for name in (*(["start", "margin"] if profile.specialises else []), "cost"):
        if (value := getattr(profile.fitted, name)) is not None:
            yield f"  {name}: {value}"
    yield from _share_lines(profile.fitted.shares)


def _counted_lines(name: str, counted: Surveyed | None) -> Iterator[str]:
    if counted:
        yield f"{name}:"
        yield f"  surveys: [{', '.join(sorted(counted.surveys))}]"
        shares = counted.shares.items()
        yield from _share_lines({i: f"{{share: {s.share}, n: {s.n}}}" for i, s in shares})


def _share_lines(shares: Mapping[str, object]) -> Iterator[str]:
    yield "  shares:"
    yield from (f"    {item}: {share}" for item, share in sorted(shares.items()))
