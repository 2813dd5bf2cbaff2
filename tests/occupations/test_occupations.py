"""An occupation is found by a title, and the roles nearest to it by what matters in it."""

from pathlib import Path

import pytest
from bakery import bakery
from conftest import DATA as SURVEYS
from hypothesis import given
from hypothesis import strategies as st

from calibration.occupations import first_sentence, pack_occupations
from roleadvisor.occupations import ATTRIBUTION
from roleadvisor.occupations.likeness import Profiles, likeness
from roleadvisor.occupations.model import DATA, OccupationBook, load_occupations
from roleadvisor.occupations.titles import TitleIndex
from roleadvisor.occupations.words import words_asked, words_of
from roleadvisor.packs import Catalog
from roleadvisor.results.origin import Origin, origin_of, read_title

BOOK = load_occupations()
INDEX = TitleIndex(BOOK)
PROFILES = Profiles(BOOK)
CODES = st.sampled_from([occupation.code for occupation in BOOK.rated])


def origin(catalog: Catalog, title: str) -> Origin:
    reading = read_title(catalog, PROFILES, INDEX, title)
    assert reading.best
    found = origin_of(catalog, PROFILES, INDEX, reading, reading.best)
    assert found
    return found


@pytest.mark.skipif(not (SURVEYS / "onet").is_dir(), reason="the O*NET tables are not here")
def test_the_shipped_file_is_fresh() -> None:
    assert DATA.read_bytes() == pack_occupations(SURVEYS), "run python -m calibration occupations"


def test_the_shipped_file_is_small_and_names_its_source() -> None:
    assert len(DATA.read_bytes()) < 1_000_000
    assert BOOK.attribution == ATTRIBUTION
    assert (len(BOOK.occupations), len(BOOK.rated), len(BOOK.elements)) == (1016, 879, 68)
    assert sum(len(o.alternate_titles) for o in BOOK.occupations) == 56560


def test_every_occupation_that_a_role_cites_has_a_profile(catalog: Catalog) -> None:
    unrated = set()
    for role in catalog.roles.values():
        assert role.identifiers.onet
        for code in role.identifiers.onet.codes:
            profile = PROFILES.of(BOOK.by_code[code])
            assert profile
            if profile.is_stand_in:
                unrated.add(BOOK.by_code[code].title)
    assert unrated == {"Data Scientists", "Software Developers"}


def test_a_description_is_its_first_sentence() -> None:
    assert first_sentence("Cook meals. May plan them.") == "Cook meals."
    assert first_sentence("Cook, and plan, meals", longest=12) == "Cook, and…"


@pytest.mark.parametrize(
    ("typed", "code", "certainty"),
    [
        ("accountant", "13-2011.00", "exact"),
        ("ACCOUNTANTS", "13-2011.00", "exact"),
        ("senior accountant", "13-2011.00", "exact"),
        ("I am a chef", "35-1011.00", "exact"),
        ("acountant", "13-2011.00", "near"),
        ("mechanical enginere", "17-2141.00", "near"),
        ("secretery", "43-6014.00", "near"),
        ("nurse", "29-1141.00", "shared"),
        ("nusre", "29-1141.00", "near"),
        ("truck driver", "53-3032.00", "shared"),
        ("Lorry drivers", "53-3032.00", "shared"),
        ("high school maths teacher", "25-2031.00", "exact"),
        ("primary school teacher", "25-2021.00", "shared"),
        ("QA engineer", "15-1253.00", "shared"),
        ("sysadmin", "15-1244.00", "shared"),
        ("barista", "35-3023.01", "exact"),
        ("head of marketing", "11-2021.00", "exact"),
        ("market-research analyst", "13-1161.00", "exact"),
        ("solicitor", "23-1011.00", "exact"),
        ("midwife", "29-9099.01", "exact"),
        ("policewoman", "33-3051.00", "exact"),
        ("CEO", "11-1011.00", "exact"),
        ("13-2011.00", "13-2011.00", "exact"),
        (" 13-2011 ", "13-2011.00", "exact"),
        ("data scientist", "15-2051.00", "exact"),
    ],
)
def test_a_title_is_read_as_people_mean_it(typed: str, code: str, certainty: str) -> None:
    reading = INDEX.read(typed)
    assert reading.best
    assert (reading.best.occupation.code, reading.certainty) == (code, certainty)


@pytest.mark.parametrize(
    "typed", ["asdfgh", "unemployed", "manager", "student", "99-9999.00", "the"]
)
def test_what_is_no_title_or_says_too_little_is_unknown(typed: str) -> None:
    reading = INDEX.read(typed)
    assert (reading.certainty, reading.best) == ("unknown", None)
    assert len(reading.others) <= 3


def test_a_shared_title_shows_the_others_each_once() -> None:
    reading = INDEX.read("teacher")
    codes = [titled.occupation.code for titled in reading.others]
    assert len(codes) == len(set(codes)) > 20
    assert reading.best
    assert reading.best.occupation.code not in codes


def test_a_roles_own_name_means_an_occupation_that_it_cites(catalog: Catalog) -> None:
    best = read_title(catalog, PROFILES, INDEX, "Data engineer").best
    assert best
    assert best.occupation.code == "15-1243.00"


def test_a_roles_own_name_is_no_misspelling_of_another_title(tmp_path: Path) -> None:
    codes = "identifiers: {onet: {taxonomy: O*NET-SOC 2019, codes: [51-3011.00]}}\n"
    pack = bakery(tmp_path, baker=f"aliases: [acountant, bakker]\n{codes}")
    assert read_title(pack, PROFILES, INDEX, "acountant").best is None
    own = read_title(pack, PROFILES, INDEX, "bakker").best
    assert own
    assert own.occupation.code == "51-3011.00"


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    reading = INDEX.read(text)
    assert (reading.best is None) == (reading.certainty == "unknown")
    assert all(word and word == word.lower() for word in words_asked(text))


@given(st.sampled_from([o for o in BOOK.occupations if o.alternate_titles]))
def test_an_official_title_is_its_own_occupation(occupation: object) -> None:
    assert isinstance(occupation, type(BOOK.occupations[0]))
    reading = INDEX.read(occupation.title)
    assert reading.best
    assert words_of(reading.best.occupation.title) == words_of(occupation.title)


@given(CODES, CODES)
def test_likeness_is_a_correlation(one: str, other: str) -> None:
    directions = PROFILES.directions
    alike = likeness(directions[one], directions[other])
    assert -1 <= alike <= 1
    assert alike == likeness(directions[other], directions[one])
    assert likeness(directions[one], directions[one]) == pytest.approx(1)


def test_what_stands_in_for_an_occupation_is_the_smallest_group_that_is_rated() -> None:
    def rated(code: str) -> set[str]:
        profile = PROFILES.of(BOOK.by_code[code])
        assert profile
        assert profile.is_stand_in
        return {occupation.code for occupation in profile.rated}

    assert rated("15-2051.00") == {"15-2051.01", "15-2051.02"}
    assert {code[:6] for code in rated("15-1252.00")} == {"15-125"}
    assert PROFILES.of(BOOK.by_code["55-3016.00"]) is None


def test_several_occupations_make_one_profile_of_which_each_counts_alike() -> None:
    both = PROFILES.together(["15-1221.00", "15-2021.00"])
    each = [PROFILES.together([code]) for code in ("15-1221.00", "15-2021.00")]
    assert both
    for value, *values in zip(both.importance, *(p.importance for p in each if p), strict=True):
        assert value == pytest.approx(sum(values) / 2)
    assert PROFILES.together(["99-9999.00"]) is None


@pytest.mark.parametrize(
    ("title", "roles", "occupation"),
    [
        ("accountant", {"bi-analyst"}, "Business Intelligence Analysts"),
        ("market research analyst", {"bi-analyst"}, "Business Intelligence Analysts"),
        ("mathematician", {"statistician", "research-scientist"}, "Statisticians"),
        ("software tester", {"data-quality-engineer"}, "Data Warehousing Specialists"),
        (
            "registered nurse",
            {"data-scientist", "data-governance-manager"},
            "Clinical Data Managers",
        ),
    ],
)
def test_the_trials_lead_where_a_career_adviser_would(
    catalog: Catalog, title: str, roles: set[str], occupation: str
) -> None:
    found = origin(catalog, title)
    first = found.roles[0].likeness
    assert roles <= {role.id for role in found.roles if first - role.likeness < 0.03}
    assert found.occupation
    own = found.occupation.code
    cited = {o.title: o for role in found.roles for o in role.occupations if o.is_rated}
    others = [title for title, other in cited.items() if other.code != own]
    assert max(others, key=lambda title: cited[title].likeness) == occupation


def test_a_chef_is_far_and_still_told_what_carries_over(catalog: Catalog) -> None:
    found = origin(catalog, "chef")
    assert found.distance == "far"
    assert found.nearer_than is not None and found.nearer_than < 0.3
    assert found.roles[0].likeness < 0
    assert found.carries_over
    assert found.missing
    assert found.ways_in


def test_what_carries_over_and_what_is_missing_are_important_there(catalog: Catalog) -> None:
    for title in ("accountant", "nurse", "barista", "electrician", "librarian"):
        found = origin(catalog, title)
        carried, missing = ([t.name for t in ts] for ts in (found.carries_over, found.missing))
        assert not set(carried) & set(missing)
        assert max(len(carried), len(missing)) <= 6
        assert min(t.theirs for t in (*found.carries_over, *found.missing)) >= 2.5
        assert min(t.yours for t in found.carries_over) >= 2.5
        assert all(t.theirs > t.yours for t in found.missing)


def test_a_way_in_that_names_the_occupation_comes_first(catalog: Catalog) -> None:
    backgrounds = [way.background for way in origin(catalog, "librarian").ways_in]
    assert backgrounds == ["Records managers and librarians"]


def test_the_book_can_be_made_of_few_occupations(catalog: Catalog) -> None:
    few = OccupationBook(
        attribution="", ratings_release="", elements=BOOK.elements, occupations=BOOK.occupations[:2]
    )
    index = TitleIndex(few)
    reading = index.read("chief executive")
    assert reading.best
    assert origin_of(catalog, Profiles(few), index, reading, reading.best) is None
