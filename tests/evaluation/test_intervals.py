"""Intervals of measured figures, by the bootstrap within roles."""

from math import sqrt

import pytest

from roleadvisor.evaluation.intervals import Fate, Intervals, intervals_of


def fates(role: str, right: int, wrong: int, fit: float) -> list[Fate]:
    number = int(fit * 10)
    return [Fate(role, number, fit, is_right) for is_right in [True] * right + [False] * wrong]


def test_the_interval_of_a_share_is_as_wide_as_its_standard_error_says() -> None:
    low, high = intervals_of(fates("a", 60, 40, 0.65)).balanced_top_1
    error = sqrt(0.6 * 0.4 / 100)
    assert (low, high) == pytest.approx((0.6 - 1.96 * error, 0.6 + 1.96 * error), abs=0.02)


def test_roles_count_alike_however_many_people_they_have() -> None:
    few = fates("a", 5, 5, 0.55)
    low, high = intervals_of([*few, *fates("b", 900, 100, 0.55)]).balanced_top_1
    # Half of the error of ten people is left, and hardly any of that of a thousand.
    assert high - low == pytest.approx(2 * 1.96 * sqrt(0.25 / 10) / 2, abs=0.06)


def test_people_who_fare_alike_leave_nothing_to_chance() -> None:
    intervals = intervals_of(fates("a", 30, 0, 0.75))
    assert intervals.balanced_top_1 == (1, 1)
    assert intervals.calibration_error == pytest.approx((0.25, 0.25))


def test_the_calibration_error_adds_up_what_bins_exceed() -> None:
    people = [*fates("a", 30, 0, 0.75), *fates("a", 0, 30, 0.25)]
    low, high = intervals_of(people).calibration_error
    assert (low, high) == pytest.approx((0.25, 0.25))


def test_the_same_people_are_drawn_again_and_others_with_another_seed() -> None:
    people = fates("a", 13, 11, 0.55)
    assert intervals_of(people) == intervals_of(people)
    assert intervals_of(people) != intervals_of(fates("a", 13, 12, 0.55))


def test_nobody_has_no_interval_to_speak_of() -> None:
    nowhere = Intervals(balanced_top_1=(0, 0), calibration_error=(0, 0))
    assert intervals_of([]) == nowhere
