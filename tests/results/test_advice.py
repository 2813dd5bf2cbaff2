"""A whole advice on one made-up person, every figure of it counted by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bakery import bakery
from msgspec.structs import replace

from roleadvisor.packs import Catalog
from roleadvisor.quiz.stop import Stop
from roleadvisor.results.advice import Advice, Certainty, QuizEnd, advise
from roleadvisor.results.explain import RoleSum, effects_of, explain
from roleadvisor.results.flip import Change, Flip
from roleadvisor.results.parts import CatalogueStamp, Named, stamp_of
from roleadvisor.results.plan import plan
from roleadvisor.scoring.match import Family, Fitting, Ranked, Speciality, rank_roles
from roleadvisor.sheets.sheet import AnswerSheet

# What each item gives, from the shares of the pack: 1000 times the logarithm to the base 2 of share by
# base share, of the shares of a yes and of a no, and a mention with its cost.
#
#                       bread-  confec-
#               baker   baker   tioner  manager  miller  seller
#   baking 3      178     178      178    -2260       0   -2260
#   books 2         0       0        0      205       0    -195
#   decorating 4    0       0     1274        0       0       0
#   diploma 0    -485    -485     -485      193       0       0
#   dough 1       -16    -310      -16        0     -85       0
#   mixer 4       225     225      700        0       0       0
#   oven 4        678     678        0        0       0       0
#   till 0          0       0        0     -118       0    -713
#   millstone 3  -172    -215     -155      -80     715     -64   (mentioned)
#   start           0    -300     -300     -300       0       0
#   sum           408    -229     1196    -2360     630   -3232
SHEET = AnswerSheet(
    id="ann",
    label="baker",
    levels={
        "decorating": 4,
        "mixer": 4,
        "oven": 4,
        "baking": 3,
        "till": 0,
        "diploma": 0,
        "dough": 1,
        "books": 2,
    },
    mentioned={"millstone": 3},
    skipped=["selling", "milling"],
    unknown=["whisk", "apron"],
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return bakery(Path(tmp_path_factory.mktemp("bakery")))


@pytest.fixture(scope="module")
def advice(small: Catalog) -> Advice:
    return advise(small, SHEET)


def test_roles_rank_by_the_points_of_their_best_class(advice: Advice) -> None:
    # Odds of 2 ** 1.196, 2 ** 0.63 and 2 ** -2.36, which are 2.2910, 1.5476 and 0.1948, of 4.0334.
    assert advice.ranking == [
        Ranked(
            id="baker",
            name="Baker",
            family="engineering",
            fit=0.568017,
            speaker="confectioner",
            points=1196,
            title_points=0,
            start_points=-300,
            interest_points=178 + 1274,
            skill_points=-485 - 16 + 700 - 155,
        ),
        Ranked(
            id="miller",
            name="Miller",
            family="science",
            fit=0.383688,
            speaker="miller",
            points=630,
            title_points=0,
            start_points=0,
            interest_points=0,
            skill_points=-85 + 715,
        ),
        Ranked(
            id="seller",
            name="Seller",
            family="engineering",
            fit=0.048295,
            speaker="manager",
            points=-2360,
            title_points=0,
            start_points=-300,
            interest_points=-2260,
            skill_points=205 + 193 - 118 - 80,
        ),
    ]
    assert advice.families == [
        Family(id="engineering", name="Engineering", fit=0.616312),
        Family(id="science", name="Science", fit=0.383688),
    ]


def test_a_speciality_fits_within_its_whole_role(advice: Advice) -> None:
    # Odds of 2 ** 0.408 for plain bakers, 2 ** 1.196 and 2 ** -0.229: 1.3268, 2.2910, 0.8532.
    assert advice.specialities == [
        Speciality(
            id="confectioner",
            name="Confectioner",
            specialises="baker",
            fit=0.512409,
            points=1196,
        ),
        Speciality(
            id="bread-baker", name="Bread baker", specialises="baker", fit=0.190831, points=-229
        ),
    ]
    best = advice.best
    assert best and best.speciality
    assert (best.id, best.name, best.family, best.fit) == (
        "baker",
        "Baker",
        "engineering",
        0.568017,
    )
    named = best.speciality
    assert (named.id, named.name, named.fit, named.points) == (
        "confectioner",
        "Confectioner",
        0.512409,
        1196,
    )


def test_each_part_of_the_evidence_ranks_by_itself(advice: Advice) -> None:
    # Interests: 2 ** (0.178 + 1.274 - 0.3), 2 ** 0 and, of plain sellers, 2 ** -2.26.
    assert advice.by_interests == [
        Fitting(id="baker", name="Baker", fit=0.64769),
        Fitting(id="miller", name="Miller", fit=0.291461),
        Fitting(id="seller", name="Seller", fit=0.060849),
    ]
    # Skills: 630 points; plain bakers 230, confectioners -256; managers -100, plain sellers -972.
    assert advice.by_skills == [
        Fitting(id="miller", name="Miller", fit=0.423592),
        Fitting(id="baker", name="Baker", fit=0.321023),
        Fitting(id="seller", name="Seller", fit=0.255385),
    ]


def test_an_effect_is_the_lead_over_the_mean_of_confectioner_miller_and_manager(
    advice: Advice,
) -> None:
    told = [(e.item, e.kind, e.answer, e.word, e.points, e.multiplier) for e in advice.effects]
    assert told == [
        # The mean of 178, 0 and -2260 is -694; odds are multiplied by 2 ** 0.872.
        ("baking", "asked", 3, "like it", 872.0, 1.8302),
        # The mean is a third of 1274.
        ("decorating", "asked", 4, "love it", 849.3, 1.8017),
        # And a third of 700.
        ("mixer", "asked", 4, "yes", 466.7, 1.3819),
        # The mean of -485, 0 and 193 is -97.3.
        ("diploma", "asked", 0, "no", -387.7, 0.7644),
    ]


def test_what_speaks_against_comes_last_however_strong_it_is(small: Catalog) -> None:
    # Bakers, millers and sellers have 678, 0 and -3322 for baking, 678, 225 and -485 for the others are
    # the bakers' alone. The mixer's 150 are ×1.11, too little to be worth a line.
    match = rank_roles(small, {"baking": 4, "oven": 4, "mixer": 4, "diploma": 0})
    told = [(effect.item, effect.points) for effect in effects_of(small, match)]
    assert told == [("baking", 1559.3), ("oven", 452.0), ("diploma", -323.3)]


def test_what_to_learn_is_for_the_speciality_alone(advice: Advice) -> None:
    assert advice.learn_for == Named(id="confectioner", name="Confectioner")
    (step,) = advice.learn
    # One level more gives confectioners 102 and takes 272 from millers: 2 ** 1.298 and 2 ** 0.358
    # beside the sellers' 2 ** -2.36 are 2.4588, 1.2817 and 0.1948.
    assert (step.skill.item, step.from_answer, step.to_answer) == ("dough", 1, 2)
    assert (step.to_word, step.place, step.needed_for) == ("working", 1, None)
    assert step.fit == pytest.approx(0.6248, abs=1e-4)
    assert step.gain == pytest.approx(0.6248 - 0.5680, abs=1e-4)


def test_a_flip_names_what_was_answered_and_what_would_be(advice: Advice) -> None:
    # Without their 1274 confectioners are behind plain bakers' 408, and these behind 630.
    assert advice.flip == Flip(
        id="miller",
        changes=[Change(item="decorating", from_answer=4, to_answer=0)],
        then_first="miller",
        is_smallest=True,
    )


def test_advice_counts_what_it_rests_on(advice: Advice) -> None:
    assert (advice.answered, advice.mentioned, advice.informative) == (8, 1, 9)
    assert (advice.minimum, advice.minimum_mentions) == (2, 2)
    assert (advice.id, advice.label, advice.status) == ("ann", "baker", "ranked")
    assert (advice.skipped, advice.unknown) == (["milling", "selling"], ["apron", "whisk"])
    assert advice.runner_up
    assert (advice.runner_up.id, advice.runner_up.name) == ("miller", "Miller")
    assert advice.runner_up.told_apart == 0.899


def test_a_ranking_takes_so_many_answers_or_so_many_mentions(small: Catalog) -> None:
    strict = replace(small.questionnaire, minimum_answers=3, minimum_mentions=4)
    told = advise(replace(small, questionnaire=strict), SHEET)
    assert (told.minimum, told.minimum_mentions) == (3, 4)


def test_what_to_answer_next_tells_between_the_roles_as_they_stand(advice: Advice) -> None:
    # Fits to the third power leave bakers 0.764, millers 0.236 and sellers nothing: of them 0.2, 0.8
    # and 0.2 mill, which tells 0.163 bits, and 0.5, 0.05 and 0.8 sell, which tells 0.135. Were each as
    # likely, it would be 0.199 and 0.323.
    assert advice.next == ["milling", "selling"]


def test_where_nothing_is_ranked_it_is_what_tells_between_the_roles_named(small: Catalog) -> None:
    told = advise(small, AnswerSheet(levels={}), roles=["baker", "confectioner"])
    # Only these three differ between the two: 0.3 and 0.8, 0.8 and 0.5, 0.5 and 0.8.
    assert (told.status, told.next[:3]) == ("insufficient", ["decorating", "oven", "mixer"])


def test_a_stamp_tells_version_and_digest(small: Catalog) -> None:
    assert stamp_of(small) == CatalogueStamp(version="1", digest=small.digest)


def test_advice_says_whose_answers_were_read(small: Catalog) -> None:
    newcomer = AnswerSheet(levels=SHEET.levels, experience="newcomer")
    told = advise(small, newcomer, company="large")
    assert (told.experience, told.company) == ("newcomer", "large")
    assert explain(small, newcomer).experience == "newcomer"
    assert plan(small, newcomer, "baker").experience == "newcomer"


def test_a_tool_says_whether_the_person_has_it(advice: Advice) -> None:
    assert advice.best and advice.best.speciality
    # Of bakers 0.8 have an oven; of tills nothing is said, so it is the base share.
    for best, shares in (
        (advice.best, [(0.8, "core", None), (0.4, None, None)]),
        (advice.best.speciality, [(0.5, "common", None), (0.4, None, "baker")]),
    ):
        assert [(t.name, t.purpose, t.category, t.item, t.has_it) for t in best.tools] == [
            ("An oven", "baking", "Machines", "oven", True),
            ("A till", "selling", "Machines", "till", False),
        ]
        assert [(t.share, t.word, t.inherited_from) for t in best.tools] == shares
        assert [t.source for t in best.tools] == ["estimate", "base share"]


def test_an_explanation_gives_the_points_of_the_two_classes_that_speak(small: Catalog) -> None:
    explained = explain(small, SHEET)
    assert explained.first == RoleSum(
        id="baker",
        name="Baker",
        fit=0.568017,
        speaker="confectioner",
        points=1196,
        title_points=0,
        start_points=-300,
    )
    assert explained.second == RoleSum(
        id="miller",
        name="Miller",
        fit=0.383688,
        speaker="miller",
        points=630,
        title_points=0,
        start_points=0,
    )
    told = [(r.item, r.answer, r.word, r.first, r.second, r.lead) for r in explained.reasons]
    # The lead is 2 ** ((first - second) / 1000).
    assert told == [
        ("decorating", 4, "love it", 1274, 0, 2.4183),
        ("mixer", 4, "yes", 700, 0, 1.6245),
        ("baking", 3, "like it", 178, 0, 1.1313),
        ("dough", 1, "awareness", -16, -85, 1.049),
        ("books", 2, "working", 0, 0, 1.0),
        ("oven", 4, "yes", 0, 0, 1.0),
        ("till", 0, "no", 0, 0, 1.0),
        ("diploma", 0, "no", -485, 0, 0.7145),
        ("millstone", 3, "named in the text, practitioner", -155, 715, 0.5471),
    ]
    assert (explained.id, explained.unknown) == ("ann", ["apron", "whisk"])
    assert (explained.answered, explained.mentioned, explained.informative) == (8, 1, 9)


def test_a_plan_says_where_the_role_stands_and_what_speaks_for_it(small: Catalog) -> None:
    told = plan(small, SHEET, "miller")
    assert (told.id, told.towards) == ("ann", Named(id="miller", name="Miller"))
    assert told.goal and told.ahead
    assert (told.goal.id, told.goal.points, told.goal.place) == ("miller", 630, 2)
    assert (told.ahead.id, told.ahead.points, told.ahead.place) == ("baker", 1196, 1)
    assert told.roles == 3
    (brought,) = told.brings
    assert (brought.item, brought.text, brought.kind) == ("millstone", "A millstone", "mentioned")
    assert (brought.answer, brought.word) == (3, "named in the text, practitioner")
    assert (brought.points, brought.share.share, brought.is_skill) == (715, 0.8, True)
    assert told.unknown == ["apron", "whisk"]


def test_what_speaks_for_a_speciality_are_skills_first_and_then_interests(small: Catalog) -> None:
    told = plan(small, SHEET, "confectioner")
    assert [(b.item, b.is_skill, b.points) for b in told.brings] == [
        ("mixer", True, 700),
        ("decorating", False, 1274),
        ("baking", False, 178),
    ]


def test_what_cannot_be_learned_is_a_strength_only_where_most_have_it(small: Catalog) -> None:
    # The diploma gives bakers 737 points, but only 0.5 of them have it.
    levels = {"baking": 4, "diploma": 4, "oven": 4, "mixer": 0, "selling": 3}
    brings = plan(small, AnswerSheet(levels=levels), "baker").brings
    assert [(b.item, b.text, b.answer, b.word, b.points) for b in brings] == [
        ("oven", "An oven", 4, "yes", 678),
        ("baking", "Baking bread", 4, "love it", 678),
    ]


def ranked(advice: Advice, fits: Sequence[float]) -> Advice:
    return replace(advice, ranking=[replace(advice.ranking[0], fit=fit) for fit in fits])


@pytest.mark.parametrize(
    ("fits", "certainty"),
    [
        ([0.6, 0.4, 0, 0], "clear"),
        ([0.59, 0.4, 0, 0], "close"),  # 1.5 times 0.4 is 0.6
        ([0.59, 0.39, 0.01, 0], "likely"),
        ([0.5, 0.33, 0.17, 0], "likely"),
        ([0.49, 0.32, 0.19, 0], "ahead"),
        ([0.31, 0.2, 0.2, 0.2], "ahead"),
        ([0.29, 0.2, 0.2, 0.2], "open"),  # 1.2 times a quarter is 0.3
        ([0.151, *[0.05] * 17], "ahead"),
        ([0.149, *[0.05] * 17], "open"),
    ],
)
def test_how_sure_a_result_is_follows_from_its_fits(
    advice: Advice, fits: Sequence[float], certainty: Certainty
) -> None:
    assert ranked(advice, fits).certainty == certainty


@pytest.mark.parametrize(
    ("chance", "certainty"), [(0.4, "early"), (0.39, "clear"), (None, "clear")]
)
def test_a_quiz_that_further_answers_may_turn_over_is_early(
    advice: Advice, chance: float | None, certainty: Certainty
) -> None:
    quiz = QuizEnd(stop="settled", chance_of_change=chance, questions=9)
    assert replace(ranked(advice, [0.7, 0.2]), quiz=quiz).certainty == certainty


def test_a_role_without_a_second_is_not_close(advice: Advice) -> None:
    assert not ranked(advice, [0.9]).is_close


def test_the_chance_of_change_is_told_in_three_digits(small: Catalog) -> None:
    stop = Stop("settled", 0.12345, 9)
    end = QuizEnd(stop="settled", chance_of_change=0.123, questions=9)
    assert advise(small, SHEET, stop=stop).quiz == end


def test_a_degree_decides_only_between_roles_that_it_is_asked_for(catalog: Catalog) -> None:
    # Everything is answered but the screen on degrees, which is asked for the sake of two roles.
    degrees = {item.id for item in catalog.items.values() if item.only_while}
    assert degrees == {"doctorate", "masters-degree", "published-research"}
    levels = {item: 0 for item in catalog.items if item not in degrees}
    answers = levels | {"move-data": 4, "sql": 4, "spark": 4, "build-data-infrastructure": 4}
    engineer = advise(catalog, AnswerSheet(levels=answers))
    assert [role.id for role in engineer.ranking[:2]].count("research-scientist") == 0
    assert (engineer.decider, engineer.next) == (None, [])
    answers = levels | {"research-ml": 4, "read-papers": 4, "prove-methods": 4, "pytorch": 4}
    scientist = advise(catalog, AnswerSheet(levels=answers))
    assert scientist.ranking[0].id == "research-scientist"
    assert scientist.decider and scientist.decider.item in degrees
    newcomer = advise(catalog, AnswerSheet(levels=answers, experience="newcomer"))
    assert (newcomer.decider, newcomer.next) == (None, [])
