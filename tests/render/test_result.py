"""A result as text: the verdict, the reasons, the tools, what to learn."""

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.quiz.stop import Stop
from roleadvisor.render.console import Commands, Page
from roleadvisor.render.text.result import write_match
from roleadvisor.render.verdict import (
    by_size,
    effect_in_words,
    flip_in_words,
    meaning_of_fit,
    question_in_words,
    verdict,
)
from roleadvisor.render.writing import percent
from roleadvisor.results.advice import Advice, CompanySize, advise
from roleadvisor.results.explain import Effect
from roleadvisor.results.flip import Change, Flip
from roleadvisor.results.jobs import is_elsewhere
from roleadvisor.results.known import word_of
from roleadvisor.results.origin import find_current_job
from roleadvisor.sheets.sheet import AnswerSheet, load_sheet

ROOT = Path(__file__).resolve().parents[2]
ENGINEER = {
    "build-data-infrastructure": 4,
    "move-data": 4,
    "analyse-for-decisions": 3,
    "design-experiments": 0,
    "sql": 4,
    "python": 4,
    "spark": 4,
    "airflow": 0,
    "doctorate": 0,
}

CONFECTIONER = {"decorating": 4, "mixer": 4, "oven": 4, "baking": 3, "till": 0, "diploma": 0}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


def told(
    catalog: Catalog,
    levels: Mapping[str, int],
    *,
    mentioned: Mapping[str, int] | None = None,
    roles: Sequence[str] = (),
    company: CompanySize | None = None,
    stop: Stop | None = None,
) -> Advice:
    sheet = AnswerSheet(levels=levels, mentioned=mentioned or {})
    return advise(catalog, sheet, roles=roles, company=company, stop=stop)


def written(
    advice: Advice,
    catalog: Catalog,
    *,
    width: int = 80,
    is_plain: bool = False,
    is_long: bool = False,
    sheet: str | None = None,
) -> str:
    target = io.StringIO()
    console = Console(file=target, width=width, highlight=False, markup=False, emoji=False)
    commands = Commands(options={"long": "--long"}, answers=sheet or "")
    page = Page(console, not is_plain, is_unicode=True, is_plain=is_plain, commands=commands)
    write_match(advice, catalog, page, is_long=is_long)
    return target.getvalue()


def flowing(advice: Advice, catalog: Catalog, *, is_long: bool = False) -> str:
    return " ".join(written(advice, catalog, is_long=is_long).split())


def block(text: str, label: str) -> str:
    """Return what stands beside a label, up to the next one or an empty line."""
    after = re.split(rf"^{label} +", text, maxsplit=1, flags=re.MULTILINE)[1]
    return re.split(r"\n(?! )", after)[0]


def test_the_speciality_stands_within_the_whole_role_with_its_tools(small: Catalog) -> None:
    advice = told(small, CONFECTIONER)
    best = advice.best
    assert best and best.id == "baker" and best.speciality
    assert (best.speciality.id, best.fit) == ("confectioner", advice.ranking[0].fit)
    text = flowing(advice, small)
    assert text.startswith(f"Baker fit {percent(best.fit)} ")
    fit = percent(best.speciality.fit)
    assert f"Of its specialities, confectioner is closest ({fit} within the role)." in text
    assert f"{round(best.fit * 100)} in 100 people with these answers do this job, if all" in text
    assert "how many confectioners use them" in flowing(advice, small, is_long=True)
    for role, part in (("baker", best), ("confectioner", best.speciality)):
        shares = {tool.share for tool in part.tools if tool.item == "oven"}
        assert shares == {small.shares[role]["oven"].share}


@pytest.mark.parametrize(
    ("size", "whose"),
    [
        ("small", "bakers"),
        ("medium", "bakers"),
        ("large", "confectioners"),
        (None, "confectioners"),
    ],
)
def test_where_whole_roles_are_filled_the_whole_role_is_told(
    small: Catalog, size: CompanySize | None, whose: str
) -> None:
    advice = told(small, CONFECTIONER, company=size)
    assert f"how many {whose} use them" in flowing(advice, small, is_long=True)


def test_no_speciality_is_named_where_none_is_ahead(small: Catalog) -> None:
    advice = told(small, {"baking": 4, "oven": 4, "dough": 3, "decorating": 0})
    assert advice.best and advice.best.speciality is None
    text = flowing(advice, small, is_long=True)
    assert "Of its specialities" not in text
    assert "how many bakers use them" in text


@pytest.mark.parametrize(
    ("size", "says"),
    [
        (
            "small",
            "In a small company one person does it all. You would be strongest as baker",
        ),
        (
            "medium",
            "In a medium company you would be a baker and cover its specialities too.",
        ),
        (
            "large",
            "In a large company you would be a confectioner; others do the rest of the baker's work.",
        ),
    ],
)
def test_the_company_changes_what_is_led_with_and_no_figure(
    small: Catalog, size: CompanySize, says: str
) -> None:
    advice = told(small, CONFECTIONER, company=size)
    assert replace(advice, company=None) == told(small, CONFECTIONER)
    text = flowing(advice, small)
    assert text.startswith("Baker fit ")
    assert says in text
    heading = "What the company's size changes"
    assert heading not in flowing(advice, small, is_long=True)
    assert heading in flowing(told(small, CONFECTIONER), small, is_long=True)


def test_a_small_company_names_all_it_blends_and_at_least_the_first(small: Catalog) -> None:
    answers = {"baking": 3, "oven": 4, "selling": 4, "till": 4, "mixer": 0}
    between = told(small, answers, company="small")
    assert between.best
    assert "You would be strongest as baker and seller." in flowing(between, small)
    assert [role.id for role in between.best.company.small] == ["baker", "seller"]
    assert "%" not in by_size("small", between.best, small)
    assert "you could specialise as " in by_size("large", between.best, small)
    alone = told(small, {"milling": 4, "millstone": 4, "oven": 0}, company="small")
    assert "You would be strongest as miller" in flowing(alone, small)


@pytest.mark.parametrize(
    ("roles", "medium", "large"),
    [
        (
            ["etl-developer", "statistician"],
            "this is part of the data eng",
            "this is your whole job",
        ),
        (
            ["data-engineer", "statistician"],
            "a data engineer and cover its",
            "is shared with data architects, ",
        ),
        (
            ["database-administrator", "statistician"],
            "you would be a database",
            "your whole job; you work with",
        ),
    ],
)
def test_a_company_is_described_for_each_kind_of_role_that_is_named(
    catalog: Catalog, roles: list[str], medium: str, large: str
) -> None:
    advice = told(catalog, ENGINEER, roles=roles)
    best = advice.best
    assert best and best.id == roles[0]
    assert medium in by_size("medium", best, catalog)
    assert large in by_size("large", best, catalog)
    assert "What the company's size changes" not in written(advice, catalog, is_long=True)


def test_what_is_used_and_what_is_enjoyed_are_told_apart_and_one_learns_for_the_latter(
    small: Catalog,
) -> None:
    used = {"oven": 4, "mixer": 4, "dough": 4, "till": 0}
    advice = told(small, {"selling": 4, "baking": 1, **used})
    assert advice.apart and advice.learn_for
    assert (advice.apart.used.id, advice.apart.enjoyed.id) == ("baker", "seller")
    assert advice.learn_for.id == "seller"
    assert "What you have used says baker; what you would enjoy says seller." in flowing(
        advice, small
    )


def test_one_learns_for_the_speciality_that_is_named(small: Catalog) -> None:
    advice = told(small, CONFECTIONER | {"mixer": 3})
    assert advice.best and advice.best.speciality and advice.learn_for
    assert (advice.learn_for.id, advice.best.speciality.id) == ("confectioner", "confectioner")
    assert "plan confectioner me.yaml" in written(advice, small, sheet="me.yaml")


def test_what_a_text_names_is_marked_and_counts_as_had(small: Catalog) -> None:
    advice = told(small, {"baking": 3}, mentioned={"oven": 4, "mixer": 4, "dough": 2})
    assert advice.best and (advice.answered, advice.mentioned) == (1, 3)
    assert {e.item: (e.kind, e.answer) for e in advice.evidence} == {
        "baking": ("asked", 3),
        "oven": ("mentioned", 4),
        "mixer": ("mentioned", 4),
        "dough": ("mentioned", 2),
    }
    assert {tool.item: tool.has_it for tool in advice.best.tools} == {"oven": True, "till": None}
    assert "✓ An oven" in flowing(advice, small)
    assert word_of(small, "dough", "mentioned", 2) == "named in the text, working"


def test_too_little_says_what_counts_and_what_to_answer(small: Catalog) -> None:
    text = flowing(told(small, {}, mentioned={"oven": 4}), small)
    assert "0 answers and 1 mention so far; 2 are needed, or 2 mentions." in text
    assert "1 answer so far; 2 are needed." in flowing(told(small, {"oven": 4}), small)
    two = told(small, {"till": 4, "millstone": 2}, roles=["seller", "baker"])
    apart = replace(two, best=None, informative=1)
    assert "2 answers so far, of which 1 tells these roles apart; 2 are needed." in flowing(
        apart, small
    )
    assert "oven" not in told(small, {}, mentioned={"oven": 4}).next


@pytest.mark.parametrize(
    ("changes", "then_first", "proof", "says"),
    [
        (1, "seller", "proven", "Changing one answer would put seller first."),
        (2, "seller", "found", "Changing 2 answers would put seller first. Fewer might do."),
        (
            2,
            "miller",
            "proven",
            "Changing 2 answers would put seller before baker, and miller first.",
        ),
    ],
)
def test_a_flip_says_what_it_would_do(
    small: Catalog, changes: int, then_first: str, proof: str, says: str
) -> None:
    change = Change(item="oven", from_answer=4, to_answer=0)
    flip = Flip(
        id="seller",
        changes=[change] * changes,
        then_first=then_first,
        is_smallest=proof == "proven",
    )
    assert flip_in_words(flip, "baker", small) == says


def between(advice: Advice, first: float, second: float) -> Advice:
    """Return a result with other fits of the first two roles."""
    one, two, *others = advice.ranking
    return replace(advice, ranking=[replace(one, fit=first), replace(two, fit=second), *others])


@pytest.mark.parametrize(
    ("fits", "says"),
    [
        ((0.81, 0.1), "A clear result. Next: "),
        ((0.51, 0.2), "Likely, but not certain. Next: "),
        ((0.49, 0.2), "Ahead, but not certain. Next: "),
        ((0.33, 0.2), "Ahead, but not certain. Next: "),
        ((0.3, 0.25), "A close call with database administrator (25%). Then "),
        (
            (0.11, 0.1),
            "Your answers do not point to one role yet. First: data engineer (11%), ",
        ),
    ],
)
def test_the_first_sentence_says_how_sure_it_is(
    catalog: Catalog, fits: tuple[float, float], says: str
) -> None:
    advice = between(told(catalog, ENGINEER), *fits)
    assert advice.best
    assert next(verdict(advice, advice.best, catalog)).startswith(says)


def test_a_close_call_names_the_open_question_that_would_decide(catalog: Catalog) -> None:
    close = between(told(catalog, ENGINEER), 0.3, 0.25)
    assert close.best and close.decider
    assert close.decider.item not in ENGINEER
    asked = question_in_words(catalog, close.decider.item)
    assert f"What would decide it: {asked}" in verdict(close, close.best, catalog)
    clear = between(close, 0.6, 0.1)
    assert not any("decide" in sentence for sentence in verdict(clear, close.best, catalog))


def test_a_question_is_asked_as_one_asks(small: Catalog) -> None:
    assert question_in_words(small, "decorating") == "do you enjoy decorating cakes?"
    assert question_in_words(small, "dough") == "do you know dough?"


@pytest.mark.parametrize(
    ("levels", "mentioned", "says"),
    [
        ({"decorating": 4}, {}, "you enjoy decorating cakes"),
        ({"decorating": 2}, {}, "you feel neutral about decorating cakes"),
        ({"decorating": 0}, {}, "you do not enjoy decorating cakes"),
        ({"mixer": 4}, {}, "A mixer"),
        ({"mixer": 0}, {}, "A mixer: no"),
        ({"dough": 3}, {}, "Dough: practitioner"),
        ({}, {"dough": 4}, "Dough"),
    ],
)
def test_an_effect_is_said_as_one_says_it(
    small: Catalog, levels: dict[str, int], mentioned: dict[str, int], says: str
) -> None:
    advice = told(small, levels | {"oven": 4, "selling": 0}, mentioned=mentioned)
    (item,) = {*levels, *mentioned}
    (evidence,) = [e for e in advice.evidence if e.item == item]
    effect = Effect(
        item=item,
        text=small.items[item].text,
        kind=evidence.kind,
        answer=evidence.answer,
        word=word_of(small, item, evidence.kind, evidence.answer),
        points=1.0,
        multiplier=2.0,
    )
    assert effect_in_words(small, effect) == says


def test_a_job_that_points_elsewhere_is_remarked(catalog: Catalog) -> None:
    job = find_current_job(catalog, "database administrators")
    sheet = AnswerSheet(levels=ENGINEER)
    advice = advise(catalog, sheet, current_job=job)
    assert (
        advice.best
        and advice.best.id == "data-engineer"
        and is_elsewhere(catalog, job, "data-engineer")
    )
    says = "Your job today is closest to database administrator; your answers point elsewhere."
    assert says in verdict(advice, advice.best, catalog)
    far = replace(advice, current_job=replace(job, distance="far"))
    assert "Your job today has little in common with the roles here." in verdict(
        far, advice.best, catalog
    )
    same = replace(advice, best=replace(advice.best, id="database-administrator"))
    assert same.best and not is_elsewhere(catalog, job, same.best.id)
    says = "Your job today is closest to database administrator, as your answers are."
    assert says in verdict(same, same.best, catalog)


def test_alike_roles_are_said_to_be_alike_if_that_is_why_they_are_close(catalog: Catalog) -> None:
    advice = told(catalog, ENGINEER)
    assert advice.runner_up
    alike = replace(advice, runner_up=replace(advice.runner_up, told_apart=0.83))
    says = "17 of 100 of their people would be given the other."
    assert says in flowing(between(alike, 0.3, 0.25), catalog, is_long=True)
    assert says not in flowing(between(alike, 0.6, 0.1), catalog, is_long=True)


def test_a_pack_of_a_single_whole_role_tells_its_specialities(tmp_path: Path) -> None:
    catalog = bakery(tmp_path)
    for other in ("seller", "manager", "miller"):
        (tmp_path / f"{other}.yaml").unlink()
    (tmp_path / "fitted" / "manager.yaml").unlink()
    catalog = load_catalog(tmp_path)
    advice = told(catalog, CONFECTIONER)
    assert advice.best and advice.best.speciality
    assert (advice.runner_up, advice.flip, len(advice.ranking)) == (None, None, 1)
    text = flowing(advice, catalog)
    assert "A clear result. Of its specialities, confectioner is closest" in text
    assert "in 100 people" not in text


@pytest.mark.parametrize(
    ("stop", "says"),
    [
        (
            Stop("settled", 0.031),
            "More answers would change your first role in about 3 of 100 cases.",
        ),
        (Stop("budget", 0.001), "in fewer than 1 of 100 cases."),
        (Stop("budget", 0.45), "Too early to say. Next: "),
    ],
)
def test_a_quiz_says_how_open_it_is(catalog: Catalog, stop: Stop, says: str) -> None:
    assert says in flowing(told(catalog, ENGINEER, stop=stop), catalog)


PEOPLE = [
    *sorted((ROOT / "tests" / "textbook").glob("*.json")),
    *sorted((ROOT / "examples").glob("*.yaml")),
]


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 40)])
def test_a_result_fits_one_screen(catalog: Catalog, path: Path, width: int, height: int) -> None:
    sheet = load_sheet(path, catalog)
    stopped = advise(catalog, sheet, stop=Stop("budget", 0.12))
    lines = written(stopped, catalog, width=width, sheet="me.yaml").splitlines()
    assert len(lines) <= height
    assert max(map(cell_len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_no_sentence_of_a_result_is_long(catalog: Catalog) -> None:
    for path in PEOPLE:
        advice = advise(catalog, load_sheet(path, catalog), stop=Stop("budget", 0.12))
        assert advice.best
        meaning = meaning_of_fit(advice, advice.best, catalog)
        for sentence in [*verdict(advice, advice.best, catalog), meaning]:
            parts = re.split(r"(?<=[.?]) ", sentence)
            assert max(len(part.split()) for part in parts) <= 20, sentence


def test_the_commands_to_go_on_with_name_the_sheet(catalog: Catalog) -> None:
    advice = told(catalog, ENGINEER)
    *_, last = written(advice, catalog, sheet="me.yaml").splitlines()
    says = "explain me.yaml · plan data-engineer me.yaml · match me.yaml --long"
    assert last == f"roleadvisor {says}"
    *_, last = written(advice, catalog).splitlines()
    assert last == "roleadvisor show data-engineer · compare data-engineer database-administrator"


def test_what_a_person_uses_comes_first_and_is_marked(catalog: Catalog) -> None:
    text = written(told(catalog, ENGINEER | {"docker": 0, "kafka": 4}), catalog)
    assert block(text, "Languages").startswith("✓ Python  ✓ SQL  ? ")
    tools = " ".join(block(text, "Tools").split())
    assert tools.startswith("✓ Spark ✓ Kafka or similar · Airflow · Dagster ? Amazon S3")
    assert "✓ you use it · you do not ? not known" in " ".join(text.split())


def test_a_plain_result_has_no_bars(catalog: Catalog) -> None:
    assert not set(written(told(catalog, ENGINEER), catalog, is_plain=True)) & set("█▏▎▍▌▋▊▉╭│")


def test_tools_that_nobody_is_shown_to_use_are_left_out(small: Catalog) -> None:
    advice = told(small, {"baking": 4, "oven": 4, "dough": 3})
    assert advice.best
    tools = [replace(tool, share=0.004) for tool in advice.best.tools if tool.item == "till"]
    kept = [tool for tool in advice.best.tools if tool.item != "till"]
    rare = replace(advice, best=replace(advice.best, tools=[*tools, *kept]))
    listed = flowing(rare, small, is_long=True).split("use them")[1].split("What the company")[0]
    assert "An oven" in listed
    assert "A till" not in listed
