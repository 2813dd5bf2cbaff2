"""The state of a quiz: ask, answer, back, skip, review, revise."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.quiz import session as machine
from roleadvisor.quiz.bank import Question, ToolList
from roleadvisor.quiz.refitting import refit
from roleadvisor.quiz.session import Quiz, Session
from roleadvisor.quiz.standing import Reply, standing_of
from roleadvisor.quiz.stopping import next_step
from roleadvisor.scoring.match import rank_roles
from roleadvisor.scoring.scorecard import Scorecard


@pytest.fixture(scope="module")
def quiz(catalog: Catalog, card: Scorecard) -> Quiz:
    return machine.open_quiz(catalog, card)


def question_of(quiz: Quiz, session: Session) -> Question:
    question = question_or_none(quiz, session)
    assert question
    return question


def question_or_none(quiz: Quiz, session: Session) -> Question | None:
    question = machine.current(quiz, session).question
    assert not isinstance(question, ToolList)
    return question


def answered(quiz: Quiz, session: Session, level: int = 3) -> Session:
    question = question_of(quiz, session)
    if question.is_list:
        return machine.answer(session, question, machine.tick(question, question.items[:1]))
    return machine.answer(session, question, {question.items[0]: level})


def after(quiz: Quiz, count: int) -> Session:
    session = machine.begin(Session(), "practitioner")
    for _ in range(count):
        session = answered(quiz, session)
    return session


def test_the_first_question_is_whether_one_works_with_data(quiz: Quiz) -> None:
    step = machine.current(quiz, Session())
    assert (step.question, step.stop, step.progress.answered) == (None, None, 0)
    assert machine.back(Session()).position == 0


def test_what_is_not_ticked_is_a_no(quiz: Quiz) -> None:
    screen = next(s for s in quiz.catalog.questionnaire.screens if s.id == "languages")
    question = Question(screen, ("python", "sql", "r"))
    assert machine.tick(question, ["sql"]) == {"python": 0, "sql": 4, "r": 0}


def test_a_tick_says_what_it_implies(quiz: Quiz) -> None:
    screen = next(s for s in quiz.catalog.questionnaire.screens if s.id == "background")
    question = Question(screen, tuple(item.id for item in screen.items))
    said = machine.tick(question, ["doctorate", "many-years-of-coding"])
    assert {item for item, level in said.items() if level} == {
        "doctorate",
        "masters-degree",
        "many-years-of-coding",
        "years-of-coding",
    }


def test_going_back_and_forth_changes_nothing(quiz: Quiz) -> None:
    session = after(quiz, 4)
    there = machine.back(machine.back(session))
    step = machine.current(quiz, there)
    assert (step.levels, step.progress.answered) == (session.replies[2].levels, 3)
    assert answered(quiz, answered(quiz, there)) == session


def test_a_change_keeps_the_other_answers_and_has_what_follows_chosen_anew(quiz: Quiz) -> None:
    session = after(quiz, 8)
    there = replace(session, position=2)
    changed = answered(quiz, there, level=0)
    assert changed.replies[1].levels == dict.fromkeys(session.replies[1].items, 0)
    assert changed.replies[:1] + changed.replies[2:] == session.replies[:1] + session.replies[2:]
    assert changed.position == len(session.replies) + 1
    bank = quiz.banks["practitioner"]
    assert question_of(quiz, changed) == next_step(bank, standing_of(bank, changed.replies))
    unchanged = answered(quiz, there)
    assert unchanged == replace(session, position=3)


def test_who_turns_out_to_be_new_keeps_what_they_said(quiz: Quiz) -> None:
    session = after(quiz, 7)
    newcomer = machine.begin(replace(session, position=0), "newcomer")
    assert newcomer.replies == session.replies
    assert newcomer.position == 8
    bank = quiz.banks["newcomer"]
    assert question_of(quiz, newcomer) == next_step(bank, standing_of(bank, session.replies))


def test_what_is_skipped_is_absent(quiz: Quiz) -> None:
    session = after(quiz, 2)
    question = question_of(quiz, session)
    skipped = machine.answer(session, question, {})
    sheet = machine.sheet_of(skipped)
    assert tuple(sheet.skipped) == question.items
    assert not set(question.items) & set(sheet.levels)
    assert machine.current(quiz, skipped).progress.answered == 3


def test_skipping_an_answered_question_takes_the_answer_back(quiz: Quiz) -> None:
    session = machine.back(after(quiz, 2))
    question = question_of(quiz, session)
    assert machine.answer(session, question, {}).replies[1].is_skipped


def test_the_review_revises_one_reply_and_stays(quiz: Quiz) -> None:
    session = after(quiz, 6)
    item = session.replies[0].items[0]
    revised = machine.revise(session, 1, {item: 0})
    assert revised.replies[0].levels == {item: 0}
    assert revised.replies[1:] == session.replies[1:]
    step = machine.current(quiz, revised)
    assert step.stop
    assert step.stop.reason == "by-choice"
    further = machine.go_on(revised, step.stop)
    assert machine.current(quiz, further).question
    assert not further.is_full
    newcomer = machine.revise_experience(revised, "newcomer")
    assert machine.sheet_of(newcomer).experience == "newcomer"
    assert newcomer.replies == revised.replies


def test_the_result_can_be_had_at_any_question_once_the_roles_are_ranked(quiz: Quiz) -> None:
    assert [machine.current(quiz, after(quiz, count)).needed for count in (0, 4, 5, 6)] == [
        6,
        2,
        1,
        0,
    ]
    session = machine.back(after(quiz, 8))
    assert machine.current(quiz, session).needed == 0
    step = machine.current(quiz, machine.review(session))
    assert step.stop
    assert (step.stop.reason, len(machine.review(session).replies)) == ("by-choice", 8)


def test_leaving_a_review_of_ones_own_choice_shows_the_question_that_was_open(quiz: Quiz) -> None:
    session = after(quiz, 9)
    open_question = question_of(quiz, session)
    assert question_of(quiz, machine.leave_review(machine.review(session))) == open_question


def test_going_on_where_the_quiz_would_stop_asks_everything(quiz: Quiz) -> None:
    session = machine.begin(Session(), "practitioner")
    while question_or_none(quiz, session):
        session = answered(quiz, session)
    stop = machine.current(quiz, session).stop
    assert stop
    further = machine.go_on(session, stop)
    assert further.is_full
    assert question_or_none(quiz, further)
    assert (
        machine.current(quiz, session).progress.left == machine.current(quiz, further).progress.left
    )


def test_a_full_quiz_asks_every_item_that_tells_anything_once(quiz: Quiz) -> None:
    session = machine.begin(Session(is_full=True), "practitioner")
    asked: list[str] = []
    left = machine.current(quiz, session).progress.left
    while question := machine.current(quiz, session).question:
        assert len(question.items) <= 12
        asked += question.items
        session = answered(quiz, session)
    stop = machine.current(quiz, session).stop
    assert stop
    assert stop.reason == "all-asked"
    assert sorted(asked) == sorted(quiz.banks["practitioner"].places)
    assert len(session.replies) == left


def test_the_count_of_questions_left_comes_true_in_the_end(quiz: Quiz) -> None:
    session = machine.begin(Session(), "practitioner")
    left = []
    while machine.current(quiz, session).question:
        left.append(machine.current(quiz, session).progress.left)
        session = answered(quiz, session)
    assert all(abs(told - true) <= 4 for told, true in zip(left[-5:], range(5, 0, -1), strict=True))


def test_the_same_answers_give_the_same_questions(quiz: Quiz) -> None:
    assert after(quiz, 12) == after(quiz, 12)


def test_nothing_leads_before_there_is_evidence(quiz: Quiz) -> None:
    assert machine.leading(quiz, after(quiz, 2)) is None
    lead = machine.leading(quiz, after(quiz, 8))
    assert lead
    assert lead.role in quiz.catalog.whole_roles


def test_a_session_survives_being_written_down(quiz: Quiz) -> None:
    session = machine.back(after(quiz, 5))
    assert msgspec.json.decode(msgspec.json.encode(session), type=Session) == session


def test_refitting_to_the_same_pack_changes_nothing(quiz: Quiz) -> None:
    session = machine.back(after(quiz, 9))
    assert refit(quiz.catalog, session) == (session, [])


def test_refitting_leaves_out_what_is_unknown_or_on_another_scale(quiz: Quiz) -> None:
    session = after(quiz, 1)
    strange = msgspec.json.decode(
        json.dumps(
            [
                {"items": ["abacus", "python"], "levels": {"abacus": 4, "python": 4}},
                {"items": ["sql"], "levels": {"sql": 2}},
                {"items": ["aws"], "levels": {"aws": 4}},
                {"items": ["r", "kafka"], "levels": {"r": 0, "kafka": 4}},
                {"items": ["sampling"], "levels": {"sampling": 9}, "is_list": False},
                {"items": ["care"], "levels": {}, "is_list": False},
                {"items": ["data-tests"], "levels": {"data-tests": 4}},
                {"items": ["snowflake"], "levels": {"snowflake": 4}, "is_list": False},
            ]
        ),
        type=tuple[Reply, ...],
    )
    session = replace(session, replies=session.replies + strange, position=7)
    fitted, left_behind = refit(quiz.catalog, session)
    assert left_behind == ["abacus", "sql", "sampling", "care", "data-tests", "snowflake"]
    kept = [("python",), ("aws",), ("r",), ("kafka",)]
    assert [reply.items for reply in fitted.replies[1:]] == kept
    assert fitted.position == 6
    assert machine.current(quiz, fitted).question
    at_split, _ = refit(quiz.catalog, replace(session, position=5))
    assert at_split.replies[at_split.position - 1].items == ("r",)
    assert refit(quiz.catalog, replace(session, position=0))[0].position == 0


def test_tools_are_refitted_to_those_that_roles_still_use(quiz: Quiz) -> None:
    session = after(quiz, 2)
    tools = Reply(("Git", "Abacus"), {"Git": 4, "Abacus": 4}, tools_of=("data-engineer",))
    session = replace(session, replies=(*session.replies, tools), position=4)
    fitted, left_behind = refit(quiz.catalog, session)
    assert left_behind == ["Abacus"]
    assert machine.sheet_of(fitted).tools == {"Git": True}
    assert fitted.position == 4
    broken = replace(tools, is_imported=True)
    assert refit(quiz.catalog, replace(session, replies=(broken,)))[0].replies == ()


MENTIONED = {"python": 4, "r": 1, "aws": 3, "sampling": 2}


def test_what_is_mentioned_is_not_asked_and_stays_a_mention(quiz: Quiz) -> None:
    session = replace(machine.begun_with(quiz.catalog, MENTIONED), is_full=True)
    session = machine.begin(session, "practitioner")
    assert machine.current(quiz, session).progress.answered == 1
    asked: list[str] = []
    while question := question_or_none(quiz, session):
        asked += question.items
        session = answered(quiz, session)
    assert not MENTIONED.keys() & set(asked)
    sheet = machine.sheet_of(session)
    assert sheet.mentioned == MENTIONED
    assert not MENTIONED.keys() & sheet.levels.keys()


def test_mentions_count_as_mentions_and_are_passed_by(quiz: Quiz) -> None:
    session = machine.begin(machine.begun_with(quiz.catalog, MENTIONED), "practitioner")
    bank = quiz.banks["practitioner"]
    standing = standing_of(bank, session.replies)
    match = rank_roles(quiz.catalog, {}, mentioned=MENTIONED)
    points = {ranked.speaker: ranked.points for ranked in match.ranking}
    assert {
        c: p for c, p in zip(bank.contest.classes, standing.points, strict=True) if c in points
    } == points
    assert (standing.informative, standing.mentioned) == (match.informative, match.informative)
    assert (standing.questions, standing.seconds) == (0, 0)
    assert machine.back(answered(quiz, session)).position == session.position
    assert machine.back(session).position == 0


def test_a_mention_left_as_it_is_shown_stays_one_and_a_changed_list_is_answered(
    quiz: Quiz,
) -> None:
    session = machine.begun_with(quiz.catalog, MENTIONED)
    place = next(i for i, reply in enumerate(session.replies, 1) if "python" in reply.items)
    assert session.replies[place - 1].levels == {"python": 4, "r": 1}
    kept = machine.revise(session, place, {"python": 4, "r": 0})
    assert kept.replies == session.replies
    changed = machine.revise(session, place, {"python": 0, "r": 0})
    sheet = machine.sheet_of(changed)
    assert (sheet.levels, sheet.mentioned) == ({"python": 0, "r": 0}, {"aws": 3, "sampling": 2})
    taken_back = machine.sheet_of(machine.revise(session, place, {}))
    assert taken_back.mentioned == {"aws": 3, "sampling": 2}
    assert list(taken_back.skipped) == ["python", "r"]


def test_a_rated_mention_is_answered_by_another_level(quiz: Quiz) -> None:
    session = machine.begun_with(quiz.catalog, MENTIONED)
    place = next(i for i, reply in enumerate(session.replies, 1) if "sampling" in reply.items)
    assert machine.revise(session, place, {"sampling": 2}).replies == session.replies
    sheet = machine.sheet_of(machine.revise(session, place, {"sampling": 3}))
    assert sheet.levels == {"sampling": 3}


def test_mentions_survive_being_written_down_and_refitted(quiz: Quiz) -> None:
    session = machine.begun_with(quiz.catalog, MENTIONED)
    read = msgspec.json.decode(msgspec.json.encode(session), type=Session)
    assert refit(quiz.catalog, read) == (session, [])
    strange = Reply(("python", "analyse-for-decisions"), {"python": 0}, is_imported=True)
    assert refit(quiz.catalog, Session(replies=(strange,)))[1] == [
        "python",
        "analyse-for-decisions",
    ]


@given(
    replies=st.lists(
        st.tuples(
            st.lists(st.sampled_from(["python", "sql", "abacus", "sampling", ""]), max_size=3),
            st.dictionaries(st.sampled_from(["python", "sampling", "x"]), st.integers()),
            st.booleans(),
        ),
        max_size=4,
    ),
    position=st.integers(-5, 10),
)
def test_any_saved_session_can_be_gone_on_with(
    quiz: Quiz,
    replies: list[tuple[list[str], dict[str, int], bool]],
    position: int,
) -> None:
    told = tuple(
        Reply(tuple(items), levels, bool(levels), is_imported)
        for items, levels, is_imported in replies
    )
    session, _ = refit(quiz.catalog, Session(None, told, position))
    assert 0 <= session.position <= len(session.replies) + 1
    assert {item for reply in session.replies for item in reply.items} <= set(quiz.catalog.items)
    step = machine.current(quiz, session)
    assert step.progress.answered >= 0
    levels = machine.sheet_of(session).levels
    assert set(levels.values()) <= set(range(5))
