"""Check the way from an occupation against data it was not built from, and misspelt titles."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from calibration.responses import Floats
from roleadvisor.occupations.likeness import Profiles
from roleadvisor.occupations.model import Occupation, OccupationBook
from roleadvisor.occupations.titles import TitleIndex
from roleadvisor.occupations.words import words_of
from roleadvisor.packs import Catalog
from roleadvisor.results.nearest import nearest_roles

RELATED = Path(__file__).with_name("related_occupations.tsv")
PERMUTATIONS = 2000
RESAMPLES = 2000
MISSPELT = 1000
SHOWN = 5  # the occupation taken, and four others
SHORTEST = 5
AS_SHOWN = "as shown"

Related = Mapping[str, Mapping[str, int]]


class Agreement(NamedTuple):
    """How a cited occupation's likeness agrees with two other judgements of what is alike.

    `auc` is how often a related occupation is liker than another, by all elements and by skills
    alone; `interests` is the rank correlation with the likeness of interests, and `chance` its
    97.5th percentile where interests are dealt out at random.
    """

    title: str
    is_stand_in: bool
    related: int
    auc: float
    auc_skills: float
    median_rank: float
    interests: float
    chance: float


class FirstRoles(NamedTuple):
    """How often the first role of an occupation cites one that it is related to, by rule.

    `as shown` is the mean profile, where of roles about as near those rated themselves come first.
    """

    occupations: int
    hits: Mapping[str, float]
    chance: float


class Typed(NamedTuple):
    """How often a title's occupation is read first, and is shown, after one slip of the keys."""

    kind: str
    titles: int
    first: float
    shown: float


def read_related() -> Related:
    """Return O*NET's related occupations with their ranks, by the occupation they are listed for."""
    related: dict[str, dict[str, int]] = defaultdict(dict)
    lines = (line for line in RELATED.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        related[row["soc"]][row["related"]] = int(row["rank"])
    return related


def agreements(book: OccupationBook, data: Path) -> list[Agreement]:
    """Return how each cited occupation's likeness agrees with related occupations and interests."""
    related, interests = read_related(), _interests(data)
    profiles = Profiles(book)
    rated = {o.code: profiles.of(o) for o in book.rated}
    table = np.array([profile.standard for profile in rated.values() if profile])
    skills = np.array([element.kind == "skill" for element in book.elements])
    rng = np.random.default_rng(0)
    found = []
    for code in sorted(related):
        profile = profiles.of(book.by_code[code])
        if profile is None:
            continue
        mine = np.array(profile.standard)
        left_out = {code, *(o.code for o in profile.rated)}
        kept = np.array([other not in left_out for other in rated])
        codes = [other for other in rated if other not in left_out]
        is_related = np.array([other in related[code] for other in codes])
        alike = _correlations(table[kept], mine)
        own = _correlations(np.array([interests[other] for other in codes]), interests[code])
        dealt = [_rank_correlation(alike, rng.permutation(own)) for _ in range(PERMUTATIONS)]
        ranks = np.argsort(np.argsort(-alike)) + 1
        found.append(
            Agreement(
                title=book.by_code[code].title,
                is_stand_in=profile.is_stand_in,
                related=int(is_related.sum()),
                auc=_auc(alike, is_related),
                auc_skills=_auc(_correlations(table[kept][:, skills], mine[skills]), is_related),
                median_rank=float(np.median(ranks[is_related])),
                interests=_rank_correlation(alike, own),
                chance=float(np.quantile(dealt, 0.975)),
            )
        )
    return found


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return a mean with its 95 % interval, resampling the occupations."""
    rng = np.random.default_rng(0)
    drawn = rng.choice(np.array(values), (RESAMPLES, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(np.mean(values)), float(low), float(high)


def first_roles(catalog: Catalog, book: OccupationBook) -> FirstRoles:
    """Return how often the first role cites an occupation that O*NET relates to the person's."""
    related, profiles = read_related(), Profiles(book)
    cited = {
        role.id: [book.by_code[code] for code in role.identifiers.onet.codes]
        for role in catalog.roles.values()
        if role.identifiers.onet
    }
    own = {occupation.code for occupations in cited.values() for occupation in occupations}
    hits: dict[str, list[bool]] = defaultdict(list)
    chances = []
    for occupation in book.rated:
        right = {
            role
            for role, occupations in cited.items()
            if any(occupation.code in related[o.code] for o in occupations)
        }
        if not right or occupation.code in own:
            continue
        chances.append(len(right) / len(cited))
        for rule, alike in _by_rule(profiles, occupation, cited).items():
            hits[rule].append(max(sorted(alike), key=alike.__getitem__) in right)
        hits[AS_SHOWN].append(nearest_roles(catalog, profiles, occupation)[0].id in right)
    return FirstRoles(
        len(chances),
        {rule: float(np.mean(hit)) for rule, hit in hits.items()},
        float(np.mean(chances)),
    )


def stand_in_quality(book: OccupationBook) -> Mapping[str, tuple[int, float]]:
    """Return how alike rated occupations are to what would stand in for them: number and median."""
    profiles = Profiles(book)
    rows = {o.code: np.array(p.standard) for o in book.rated if (p := profiles.of(o))}
    levels = {"same occupation": 7, "broad occupation": 6, "minor group": 5, "major group": 3}
    quality = {}
    for level, length in levels.items():
        alike = []
        for code, row in rows.items():
            others = [r for c, r in rows.items() if c != code and c[:length] == code[:length]]
            if others:
                alike.append(float(np.corrcoef(row, np.mean(others, axis=0))[0, 1]))
        quality[level] = (len(alike), float(np.median(alike)))
    return quality


def typed_titles(book: OccupationBook) -> list[Typed]:
    """Return how well titles are read as they are, and with a letter dropped, swapped or doubled.

    The titles are drawn from all, with a fixed seed. A slip is in a word of at least five letters,
    after its first letter.
    """
    rng = np.random.default_rng(0)
    index = TitleIndex(book)
    titles = [(o.code, title) for o in book.occupations for title in o.alternate_titles]
    titles = [(code, t) for code, t in titles if "(" not in t and _places(t)]
    drawn = [titles[i] for i in rng.choice(len(titles), MISSPELT, replace=False)]
    found = []
    for kind in ("as it stands", "a letter dropped", "two letters swapped", "a letter doubled"):
        first = shown = 0
        for code, title in drawn:
            reading = index.read(_slip(title, kind, rng))
            listed = [
                titled.occupation.code for titled in (reading.best, *reading.others) if titled
            ]
            first += reading.best is not None and listed[0] == code
            shown += code in listed[:SHOWN]
        found.append(Typed(kind, MISSPELT, first / MISSPELT, shown / MISSPELT))
    return found


def _by_rule(
    profiles: Profiles, occupation: Occupation, cited: Mapping[str, Sequence[Occupation]]
) -> dict[str, dict[str, float]]:
    profile = profiles.of(occupation)
    mine = np.array(profile.standard if profile else ())
    rules: dict[str, dict[str, float]] = {"mean profile": {}, "nearest": {}, "mean likeness": {}}
    for role, occupations in cited.items():
        rows = np.array([p.standard for o in occupations if (p := profiles.of(o))])
        each = _correlations(rows, mine)
        rules["mean profile"][role] = float(_correlations(rows.mean(axis=0)[None], mine)[0])
        rules["nearest"][role] = float(each.max())
        rules["mean likeness"][role] = float(each.mean())
    return rules


def _interests(data: Path) -> dict[str, Floats]:
    path = data / "onet" / "interests_all_occupations.tsv.gz"
    values: dict[str, list[float]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            values[row["soc"]].append(float(row["value"]))
    return {code: np.array(row) for code, row in values.items()}


def _correlations(rows: Floats, one: Floats) -> Floats:
    centred = rows - rows.mean(axis=1, keepdims=True)
    mine = one - one.mean()
    lengths = np.sqrt((centred**2).sum(axis=1) * (mine**2).sum())
    alike: Floats = centred @ mine / lengths
    return alike


def _rank_correlation(one: Floats, other: Floats) -> float:
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _auc(values: Floats, is_yes: Floats) -> float:
    ranks = np.argsort(np.argsort(values)) + 1
    yes = int(is_yes.sum())
    above = ranks[is_yes.astype(bool)].sum() - yes * (yes + 1) / 2
    return float(above / (yes * (len(values) - yes)))


def _places(title: str) -> list[int]:
    """Return the places of letters where a slip may be."""
    places: list[int] = []
    start = 0
    for word in title.split(" "):
        if len(word) >= SHORTEST and word.isalpha() and words_of(word):
            places += range(start + 1, start + len(word) - 1)
        start += len(word) + 1
    return places


def _slip(title: str, kind: str, rng: np.random.Generator) -> str:
    at = int(rng.choice(_places(title)))
    match kind:
        case "a letter dropped":
            return title[:at] + title[at + 1 :]
        case "two letters swapped":
            return title[:at] + title[at + 1] + title[at] + title[at + 2 :]
        case "a letter doubled":
            return title[:at] + title[at] + title[at:]
    return title
