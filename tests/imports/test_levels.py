"""The levels that people state, in words of many languages, figures and marks."""

import pytest

from roleadvisor.imports.levels import UNCLEAR, level_stated


@pytest.mark.parametrize(
    ("level", "texts"),
    [
        (0, ("no experience|want to learn|never used|N/A|none|0 years|0/10|☆☆☆☆☆|keine Erfahrung|noch nie benutzt|"
            "sin experiencia|quiero aprender|aucune expérience|sem experiência|没有经验|想学|未経験|경험 없음")),
        (1, ("beginer|Básico|Grundkenntnisse|erste Erfahrungen|débutant|notions|noções|principiante|了解|入門|초급|"
            "currently learning|in progress|some|1 star|one star of five|★☆☆☆☆|3/10|20%|Basic to advanced")),
        (2, ("intermediate|intermidiate|intermédiaire|intermedio|intermediário|gute Kenntnisse|bonnes connaissances|"
            "熟悉|中級|중급|3 out of 5|●●●○○|50%")),
        (3, "advanced|avanzado|avancé|avançado|fortgeschritten|sehr gut|fließend|courant|熟练|上級|고급|very good|4/5"),
        (4, "expert|Experte|maîtrise|experto|especialista|精通|전문가|native|5/5|95%|★★★★★"),
    ],
)  # fmt: skip
def test_a_level_is_what_it_says(level: int, texts: str) -> None:
    assert {text: level_stated(text) for text in texts.split("|")} == dict.fromkeys(
        texts.split("|"), level
    )


@pytest.mark.parametrize(
    "text", ["wizard", "B2", "101%", "not expert", "non-native", "x", "level up", "🙂"]
)
def test_a_level_that_is_not_understood_is_none_of_ours(text: str) -> None:
    assert level_stated(text) == UNCLEAR


@pytest.mark.parametrize(
    "text", ["", " ", "5 years", "since 2015", "daily", "certified", "Kenntnisse"]
)
def test_what_states_no_level_is_a_yes(text: str) -> None:
    assert level_stated(text) is None
