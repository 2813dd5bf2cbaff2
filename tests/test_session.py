from roleadvisor import session as machine
from roleadvisor.catalog import Catalog


def test_each_list_is_asked_once_and_each_rating_on_its_own(catalog: Catalog) -> None:
    asked = machine.questions(catalog)
    items = [item for _, ids in asked for item in ids]
    assert items == [item for item, stated in catalog.items.items() if stated.weight > 0]
    assert len(items) < len(catalog.items)


def test_back_keeps_the_answer_and_skip_takes_it_back(catalog: Catalog) -> None:
    state = machine.begin(machine.Session(), "newcomer")
    question = machine.current(catalog, state)
    assert question
    item = question.items[0]
    answered = machine.back(machine.answer(state, {item: 3}))
    assert (answered.position, answered.levels) == (1, {item: 3})
    skipped = machine.skip(answered, question)
    assert (skipped.levels, skipped.skipped) == ({}, (item,))
    assert machine.answer(machine.back(skipped), {item: 1}).skipped == ()


def test_what_is_not_ticked_is_a_no(catalog: Catalog) -> None:
    asked = machine.questions(catalog)
    position = next(i for i, (s, _) in enumerate(asked) if s and s.scale == "yes-no")
    state = machine.Session(position=position, experience="practitioner")
    question = machine.current(catalog, state)
    assert question
    levels = machine.tick(state, question, {question.items[1]}).levels
    assert levels[question.items[1]] == 4
    assert levels[question.items[0]] == 0


def test_the_first_question_has_no_way_back() -> None:
    assert machine.back(machine.Session()).position == 0


def test_there_is_nothing_to_ask_after_the_last(catalog: Catalog) -> None:
    state = machine.Session(position=len(machine.questions(catalog)))
    assert machine.current(catalog, state) is None
