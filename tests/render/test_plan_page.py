"""A saved plan: what is written is read back, and nothing that a person does to the page is lost."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleadvisor.errors import InputError
from roleadvisor.packs import Catalog, load_catalog
from roleadvisor.packs.model import HAS_LEVEL
from roleadvisor.render.plan_page import plan_page
from roleadvisor.results.continuing import Continued, begin_plan, continue_plan
from roleadvisor.results.plan import plan
from roleadvisor.results.plan_file import Record, SavedPlan, read_plan
from roleadvisor.results.plan_lines import BOTTOM, TOP, Page, Tick
from roleadvisor.sheets.sheet import AnswerSheet, load_sheet

ROOT = Path(__file__).resolve().parents[2]
CATALOG = load_catalog()
SKILLS = [item.id for item in CATALOG.items.values() if item.is_learnable_skill]
TODAY, LATER, LAST = date(2026, 11, 27), date(2027, 1, 3), date(2027, 2, 14)
COMMAND = "roleadvisor plan --continue plan.md"


@pytest.fixture
def page(catalog: Catalog) -> str:
    sheet = load_sheet(ROOT / "examples" / "database-administrator.yaml", catalog)
    return begun(catalog, sheet, "ml-engineer")


def begun(catalog: Catalog, sheet: AnswerSheet, role: str, steps: int = 8) -> str:
    planned = plan(catalog, sheet, role, steps=steps)
    assert planned.goal
    state = begin_plan(catalog, planned, planned.goal, sheet, steps=steps, today=TODAY)
    return plan_page(planned, planned.goal, state, COMMAND)


def read(text: str, catalog: Catalog = CATALOG) -> SavedPlan:
    return read_plan(text, "plan.md", catalog)


def gone_on(text: str, catalog: Catalog = CATALOG, today: date = LATER) -> tuple[Continued, str]:
    """Return what going on from a page gives, and the page that is written then."""
    saved = read(text, catalog)
    continued = continue_plan(catalog, saved, today=today)
    assert continued.plan.goal
    return continued, plan_page(
        continued.plan, continued.plan.goal, continued.state, COMMAND, saved.page
    )


def ticked(text: str, *items: str, mark: str = "x") -> str:
    for item in items:
        text, count = re.subn(rf"(?m)^(- \[).(\] .*\(`{item}: )", rf"\g<1>{mark}\2", text)
        assert count == 1
    return text


def after(text: str, line: str, *more: str) -> str:
    """Return a page with lines below the one that contains a text."""
    lines = text.split("\n")
    place = next(n for n, one in enumerate(lines) if line in one)
    return "\n".join([*lines[: place + 1], *more, *lines[place + 1 :]])


def refusal(text: str, catalog: Catalog) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, catalog)
    return [str(problem) for problem in caught.value.problems]


# --- a plan over three rounds


def test_a_plan_is_ticked_off_over_three_rounds(page: str, catalog: Catalog) -> None:
    assert list(read(page).state.open) == ["scikit-learn", "trained-model", "pytorch", "kubernetes"]
    second, page = gone_on(ticked(page, "scikit-learn"))
    third, page = gone_on(ticked(page, "kubernetes", mark="X"), today=LAST)

    assert second.sheet.levels["scikit-learn"] == 4
    assert second.plan.progress
    assert [one.item for one in second.plan.progress.newly] == ["scikit-learn"]
    assert list(third.state.open) == ["trained-model", "pytorch"]
    progress = third.plan.progress
    assert progress
    assert [(one.item, one.date) for one in progress.done] == [
        ("scikit-learn", LATER),
        ("kubernetes", LAST),
    ]
    assert [one.date for one in progress.rounds] == [TODAY, LATER, LAST]
    fits = [one.fit for one in progress.rounds]
    assert fits == sorted(fits)
    # The fit is that of the same answers in a sheet.
    sheet = load_sheet(ROOT / "examples" / "database-administrator.yaml", catalog)
    levels = {**sheet.levels, "scikit-learn": 4, "kubernetes": 4}
    direct = plan(catalog, AnswerSheet(levels=levels), "ml-engineer").goal
    assert direct
    assert direct.fit == fits[-1] == third.plan.goal.fit  # type: ignore[union-attr]
    assert progress.before
    assert progress.before.fit == fits[1]
    assert sum(one.gain or 0 for one in progress.newly) == pytest.approx(
        fits[2] - fits[1], abs=2e-6
    )


def test_a_page_on_which_nothing_changed_is_written_as_it_is(page: str) -> None:
    continued, again = gone_on(page)
    assert again == page
    assert continued.plan.progress
    assert (continued.plan.progress.newly, continued.plan.progress.undone) == ([], [])
    _, done = gone_on(ticked(page, "pytorch"))
    assert gone_on(done, today=LAST)[1] == done


def test_a_tick_that_is_taken_away_is_answered_as_before(page: str) -> None:
    before = read(page).sheet.levels["pytorch"]
    _, page = gone_on(ticked(page, "pytorch"))
    continued, page = gone_on(ticked(page, "pytorch", mark=" "), today=LAST)
    assert continued.sheet.levels["pytorch"] == before
    assert continued.plan.progress
    assert [item.id for item in continued.plan.progress.undone] == ["pytorch"]
    assert "pytorch" in continued.state.open
    assert len(continued.state.rounds) == 3


def test_a_done_step_whose_lines_are_deleted_stays_done(page: str) -> None:
    _, page = gone_on(ticked(page, "pytorch"))
    shorter = page.replace("- [x] **PyTorch** (`pytorch: yes`)\n\n  Done on 3 Jan 2027.\n", "")
    assert shorter != page
    continued, again = gone_on(shorter, today=LAST)
    assert continued.sheet.levels["pytorch"] == 4
    assert again == page


def test_a_rated_step_is_answered_with_its_level_or_another_one(catalog: Catalog) -> None:
    sheet = AnswerSheet(
        levels={
            "sql": 4,
            "python": 4,
            "data-modelling": 2,
            "query-tuning": 0,
            "build-dashboards": 4,
        }
    )
    page = begun(catalog, sheet, "data-architect")
    assert "(`data-modelling: practitioner`)" in page
    assert "(`query-tuning: working`)" in page
    continued, _ = gone_on(ticked(page, "data-modelling"))
    assert continued.sheet.levels["data-modelling"] == 3
    expert = ticked(page, "data-modelling").replace("modelling: practitioner", "modelling: expert")
    assert gone_on(expert)[0].sheet.levels["data-modelling"] == 4


def test_a_step_that_is_done_may_come_again_a_level_higher(catalog: Catalog) -> None:
    levels = {"sql": 4, "python": 4, "r": 0, "docker": 0, "query-tuning": 0, "build-dashboards": 4}
    first = begun(catalog, AnswerSheet(levels=levels), "database-administrator")
    _, page = gone_on(ticked(first, "query-tuning"))
    higher = "- [ ] **Query tuning (to practitioner level)** (`query-tuning: practitioner`)"
    done = "- [x] **Query tuning** (`query-tuning: working`)"
    assert (page.count(higher), page.count(done)) == (1, 1)
    assert gone_on(page, today=LAST)[1] == page
    swapped = page.replace(higher, "HERE").replace(done, higher).replace("HERE", done)
    for edited in (page, swapped):
        both = edited.replace("[ ] **Query tuning", "[x] **Query tuning")
        continued, written = gone_on(both, today=LAST)
        assert continued.state.done["query-tuning"] == Record(answer=3, date=LAST)
        assert written.count("**Query tuning") == 1


# --- edited by hand


def test_a_step_that_is_deleted_stays_out_until_its_name_is_back(page: str) -> None:
    shorter = re.sub(r"(?s)- \[ \] \*\*PyTorch.*?(?=- \[ \])", "", page)
    continued, written = gone_on(shorter)
    assert continued.plan.progress
    assert [item.id for item in continued.plan.progress.removed] == ["pytorch"]
    assert "**PyTorch" not in written
    assert "You took out these steps: PyTorch (pytorch). A line `- [ ] pytorch` puts" in written
    assert "pytorch" not in gone_on(written)[0].state.open
    back, written = gone_on(after(written, "## What to learn", "- [ ] pytorch"))
    assert "pytorch" in back.state.open
    assert written.count("(`pytorch: yes`)") == 1
    assert "- [ ] pytorch" not in written


@pytest.mark.parametrize("line", ["- [x] pandas", "* [X] **Pandas**", "+ [x] python pandas"])
def test_a_skill_is_ticked_by_a_line_with_one_of_its_names(line: str, page: str) -> None:
    continued, written = gone_on(after(page, "## How to go on", "", line))
    assert continued.sheet.levels["pandas"] == 4
    assert "- [x] **pandas** (`pandas: yes`)" in written
    assert line not in written


def test_a_skill_is_ticked_by_a_line_with_an_answer(page: str) -> None:
    continued, _ = gone_on(
        after(page, "## How to go on", "", "- [x] ERDs (`data-modelling: expert`)")
    )
    assert continued.sheet.levels["data-modelling"] == 4


def test_a_box_that_names_no_skill_and_one_within_a_note_are_notes(page: str) -> None:
    lines = ["- [x] buy a desk", "  - [x] docker", "[x](https://example.org/)", "- [ ] Go"]
    edited = after(page, "(`kubernetes: yes`)", *lines)
    continued, written = gone_on(edited)
    assert "go" not in continued.sheet.levels
    for line in lines:
        assert f"\n{line}\n" in written
    assert gone_on(written)[1] == written
    assert "docker" not in continued.state.done


def steps_of(text: str) -> str:
    found = re.search(r"(?s)(- \[.*?)(?=## )", text)
    assert found
    return found[1]


def reversed_steps(text: str) -> str:
    steps = re.findall(r"(?s)- \[.*?(?=- \[|$)", steps_of(text))
    return text.replace(steps_of(text), "".join(reversed(steps)))


CHANGES: Mapping[str, Callable[[str], str]] = {
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "other bullets": lambda text: text.replace("- [", "* ["),
    "numbers": lambda text: text.replace("- [", "1. ["),
    "an empty box": lambda text: text.replace("[ ]", "[]"),
    "no space before the box": lambda text: text.replace("- [", "-["),
    "steps nested": lambda text: text.replace("- [", "  - ["),
    "steps in reverse": reversed_steps,
    "steps twice": lambda text: text.replace("## How to go", f"{steps_of(text)}\n## How to go"),
    "emphasis lost": lambda text: text.replace("**", ""),
    "answers lost": lambda text: re.sub(r" \(`[a-z-]+: yes`\)", "", text),
    "text above and below": lambda text: f"---\ntitle: mine\n---\n\n{text}\nThe end\n",
    "comment first": lambda text: "".join(re.split(r"(?s)(?=<!-- road)", text)[::-1]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_ticks_survive_what_editors_and_people_do(change: Callable[[str], str], page: str) -> None:
    edited = change(ticked(page, "scikit-learn", "kubernetes"))
    assert edited != page
    continued, written = gone_on(edited)
    expected, as_it_was = gone_on(ticked(page, "scikit-learn", "kubernetes"))
    assert continued.plan == expected.plan
    assert continued.sheet == expected.sheet
    added = {"---", "title: mine", "The end"}
    lines = [line for line in written.split("\n") if line not in added]
    assert [one for one in lines if one.strip()] == [o for o in as_it_was.split("\n") if o.strip()]


def test_what_is_written_into_the_line_of_a_step_becomes_a_note_below_it(page: str) -> None:
    edited = page.replace("(`kubernetes: yes`)", "(`kubernetes: yes`) - my cluster, by May")
    edited = edited.replace("**PyTorch**", "**PyTorch, second try**")
    continued, written = gone_on(edited)
    assert {"kubernetes", "pytorch"} <= set(continued.state.open)
    saved = read(written)
    assert saved.page.notes["kubernetes"] == ["  - my cluster, by May"]
    assert saved.page.notes["pytorch"] == ["  **PyTorch, second try**"]


def test_notes_go_where_their_step_goes_and_are_never_lost(page: str) -> None:
    edited = after(
        page, "hourly bicycle hire", "", "    took me two weeks", "", "```", "# code", "```"
    )
    edited = after(ticked(edited, "scikit-learn"), "on this page stays", "", "## Diary", "- day 1")
    edited = f"For Ann\n{edited}"
    _, written = gone_on(edited)
    saved = read(written)
    assert saved.page.notes == {
        TOP: ["For Ann"],
        "scikit-learn": ["    took me two weeks", "", "```", "# code", "```"],
        BOTTOM: ["## Diary", "- day 1"],
    }
    done = written.index("## Done")
    assert written.index("took me two weeks") > done
    assert written.index("## Diary") > written.index("## How to go on")


def test_a_line_that_the_program_wrote_and_a_person_changed_is_kept_beside_the_new_one(
    page: str,
) -> None:
    edited = page.replace("Build: Run a nightly", "Build at work: run a nightly")
    _, written = gone_on(edited)
    assert "  Build at work: run a nightly" in written
    assert "  Build: Run a nightly" in written


# --- what cannot be read


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- [ ] **PyTorch", "- [y] **PyTorch", "'[y]' before 'pytorch'; write [x] if it is done"),
        ("- [ ] **PyTorch", "- **PyTorch", "no check box before 'pytorch'"),
        ("pytorch: yes", "pytorch: perhaps", "'perhaps' is no answer to 'pytorch'"),
        ("pytorch: yes", "pytroch: yes", "unknown item 'pytroch'; did you mean 'pytorch'?"),
        ('"towards": "ml-engineer"', '"towards": "ml-enginer"', "unknown role 'ml-enginer'"),
        ('"limit": 8', '"limit": 800', "800 is too large (at most 40)"),
        ('"docker": true', '"docker": "so so"', "'so so' is no answer to 'docker'"),
        ('"docker": true', '"dokcer": true', "unknown item 'dokcer'"),
        ('"limit": 8,', '"limit": 8', ""),
        ('"date": "2026-11-27"', '"date": "2026-13-27"', ""),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(
    old: str, new: str, said: str, page: str, catalog: Catalog
) -> None:
    assert page.count(old) == 1
    line = page[: page.index(old)].count("\n") + 1
    problems = refusal(page.replace(old, new), catalog)
    assert len(problems) == 1
    where = re.match(r"plan\.md:(\d+):\d+: ", problems[0])
    assert where
    assert int(where[1]) in {line, line + 1}  # a missing comma is seen at the next line
    assert said in problems[0]


def test_all_boxes_that_cannot_be_read_are_told_at_once(page: str, catalog: Catalog) -> None:
    assert len(refusal(page.replace("- [ ] **", "- [?] **"), catalog)) == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.partition("<!--")[0], "the comment that begins with"),
        (lambda text: text + text, "a second plan in the same file"),
        (lambda text: text.replace("-->", ""), "this comment has no end"),
        (lambda _: "", "not a saved plan"),
    ],
)
def test_a_file_without_the_comment_is_no_plan(
    change: Callable[[str], str], said: str, page: str, catalog: Catalog
) -> None:
    problems = refusal(change(page), catalog)
    assert len(problems) == 1
    assert said in problems[0]
    assert problems[0].endswith("[not-a-plan]")


def test_another_pack_is_told_and_the_fits_are_of_the_one_in_force(page: str) -> None:
    other = page.replace(CATALOG.digest, "0123456789abcdef")
    continued, written = gone_on(other)
    assert continued.plan.progress
    assert not continued.plan.progress.is_same_pack
    assert written == page


# --- properties

LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=30
)


def is_plain(line: str) -> bool:
    """Return whether a line is a note wherever it stands, and blank nowhere."""
    return bool(line.strip()) and not re.match(r"\s*([-*+#\[`~]|\d|<!|>)", line)


def notes_below(anchors: Sequence[str]) -> st.SearchStrategy[dict[str, list[str]]]:
    return st.dictionaries(
        st.sampled_from(anchors), st.lists(LINES.filter(is_plain), min_size=1, max_size=4)
    )


@settings(max_examples=60)
@given(data=st.data())
def test_what_is_written_is_read_back(data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(sorted(CATALOG.roles)))
    levels = data.draw(
        st.dictionaries(st.sampled_from(SKILLS), st.sampled_from([0, 4]), min_size=9)
    )
    levels["build-dashboards"] = levels["administer-databases"] = 4
    name = data.draw(
        st.sampled_from([None, "Ann", "-->", "<!-- roleadvisor plan", 'a "b" \\ > --!>'])
    )
    sheet = AnswerSheet(levels=levels, id=name, skipped=[], unknown=[])
    planned = plan(CATALOG, sheet, role)
    assert planned.goal
    state = begin_plan(CATALOG, planned, planned.goal, sheet, steps=8, today=TODAY)
    notes = data.draw(notes_below([TOP, BOTTOM, *state.open]))
    text = plan_page(planned, planned.goal, state, COMMAND, Page({}, {}, notes))
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    saved = read(text.replace("\n", ends))
    assert saved.sheet == sheet
    assert {**as_dict(saved), "lines": ""} == {**as_dict(state), "lines": ""}
    level = {step.skill.item: step.to_answer for step in planned.steps}
    assert saved.page.ticks == {item: Tick(level[item], is_done=False) for item in state.open}
    assert saved.page.notes == notes
    assert all(level[item] >= HAS_LEVEL for item in state.open)


def as_dict(plan_or_state: object) -> dict[str, object]:
    state = plan_or_state.state if isinstance(plan_or_state, SavedPlan) else plan_or_state
    names: Sequence[str] = state.__struct_fields__  # type: ignore[attr-defined]
    return {name: getattr(state, name) for name in names}


@settings(max_examples=60)
@given(
    lines=st.lists(st.tuples(st.integers(0, 60), LINES), max_size=8),
    done=st.sets(st.integers(0, 3)),
)
def test_no_line_of_a_person_is_lost(lines: Sequence[tuple[int, str]], done: set[int]) -> None:
    sheet = load_sheet(ROOT / "examples" / "database-administrator.yaml", CATALOG)
    page = begun(CATALOG, sheet, "ml-engineer")
    page = ticked(page, *[read(page).state.open[n] for n in done])
    text, comment = page.split("<!-- roleadvisor")
    written = text.split("\n")
    for place, line in lines:
        written.insert(min(place, len(written)), line)
    again = gone_on("\n".join(written) + "\n<!-- roleadvisor" + comment)[1]
    kept = again.split("\n")
    for _, line in lines:
        assert line in kept or not line.strip()
    assert gone_on(again, today=LAST)[1] == again
