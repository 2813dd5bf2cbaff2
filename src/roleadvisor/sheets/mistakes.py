"""What to say of an answer that is none, and of an item or an experience that there is not."""

from collections.abc import Mapping, Sequence

from roleadvisor.packs import LEVELS, BankItem, Catalog
from roleadvisor.packs.names import item_names
from roleadvisor.safe.characters import shown
from roleadvisor.safe.typed import near_misses

NAMED = 5
SUGGESTED = 3
_PLAIN = {"true": "true", "yes": "true", "y": "true", "false": "false", "no": "false", "n": "false"}
# What people write instead of the words of a scale, and the word that it stands for.
_INSTEAD: Mapping[str, Mapping[str, str]] = {
    "interest": {
        "hate": "not for me",
        "never": "not for me",
        "dislike": "rather not",
        "maybe": "it depends",
        "neutral": "it depends",
        "like": "like it",
        "love": "love it",
    },
    "skill": {
        "never": "none",
        "basic": "awareness",
        "beginner": "awareness",
        "novice": "awareness",
        "intermediate": "working",
        "advanced": "practitioner",
        "proficient": "practitioner",
        "master": "expert",
    },
}
# The same of an experience.
_EXPERIENCE = {
    "newcomer": "newcomer",
    "beginner": "newcomer",
    "entry level": "newcomer",
    "graduate": "newcomer",
    "junior": "newcomer",
    "none": "newcomer",
    "student": "newcomer",
    "practitioner": "practitioner",
    "advanced": "practitioner",
    "expert": "practitioner",
    "intermediate": "practitioner",
    "mid level": "practitioner",
    "professional": "practitioner",
    "senior": "practitioner",
}


def bad_level(value: object, item: BankItem) -> str:
    """Return the message for a value that is no answer to an item, with the answers that it takes."""
    words = LEVELS[item.kind]
    levels = [f"{word} ({level})" for level, word in enumerate(words)]
    taken = ["yes", "no", *levels] if item.scale == "yes-no" else [*levels, "yes", "no"]
    near = _meant(value, {**_PLAIN, **_INSTEAD[item.kind], **{word: word for word in words}})
    return _refused(value, f"'{item.id}'", taken) + near


def bad_skill_level(value: object, skill: str) -> str:
    """Return the message for a value that is no level of a rung's skill."""
    words = LEVELS["skill"]
    levels = [f"{word} ({level})" for level, word in enumerate(words)]
    near = _meant(value, {**_INSTEAD["skill"], **{word: word for word in words}})
    return _refused(value, f"'{skill}'", levels) + near


def bad_experience(value: object) -> str:
    """Return the message for a value that is no experience."""
    if value is None:
        return "nothing stands here; write newcomer or practitioner, or leave the key out"
    taken = ["newcomer", "practitioner"]
    return f"{_refused(value, 'experience', taken)}{_meant(value, _EXPERIENCE)}"


def unknown_item(name: str, near: Sequence[str]) -> str:
    """Return the message for an item that there is not; `near` are those that may be meant."""
    quoted = [f"'{item}'" for item in near]
    hint = f"; did you mean {_or(quoted)}?" if near else ""
    return f"unknown item '{shown(name, 60)}'{hint}"


def unknown_skill(name: str, near: Sequence[str]) -> str:
    """Return the message for a skill that no rung asks; `near` are those that may be meant."""
    quoted = [f"'{skill}'" for skill in near]
    hint = f"; did you mean {_or(quoted)}?" if near else ""
    return f"no rung asks a skill '{shown(name, 60)}'{hint}"


def unknown_tool(name: str, near: Sequence[str]) -> str:
    """Return the message for a tool that no role uses; `near` are those that may be meant."""
    quoted = [f"'{tool}'" for tool in near]
    return f"no role uses a tool called '{shown(name, 60)}'; did you mean {_or(quoted)}?"


def unknown_role(name: str, near: Sequence[str]) -> str:
    """Return the message for a title that is no role's id; `near` are those that may be meant."""
    hint = f"; did you mean {_or([repr(role) for role in near])}?" if near else ""
    return f"no role has the id '{shown(name, 60)}'{hint}"


def mostly_unknown(unknown: Sequence[str], count: int) -> str:
    """Return the message for a sheet of `count` items most of which are unknown."""
    named = [shown(name, 60) for name in unknown[:NAMED]]
    more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
    return (
        f"{len(unknown)} of {count} items are not in this pack: {', '.join(named)}{more}; "
        "the sheet may be for another pack"
    )


class Names:
    """The names of a catalogue's items, to find those that a mistaken id may mean."""

    def __init__(self, catalog: Catalog) -> None:
        self._ids = list(catalog.items)
        self._by_name = {
            name.casefold(): item.id
            for screen in catalog.questionnaire.screens
            for item in screen.items
            for name in item_names(item)
        }

    def near(self, text: str) -> Sequence[str]:
        """Return the item that has this name, and those whose ids are most like it; 3 at most."""
        called = text.replace("-", " ").replace("_", " ").casefold()
        named = self._by_name.get(text.casefold()) or self._by_name.get(called)
        ids = near_misses(text, self._ids, limit=SUGGESTED)
        return list(dict.fromkeys(([named] if named else []) + ids))[:SUGGESTED]


def _refused(value: object, what: str, taken: Sequence[str]) -> str:
    return f"{shown(repr(value), 40)} is no answer to {what}, which takes {_or(taken)}"


def _meant(value: object, meanings: Mapping[str, str]) -> str:
    """Return "; did you mean 'x'?" for the word that a text is most like or stands for."""
    if not isinstance(value, str):
        return ""
    by_query = {word.replace(" ", "-"): meaning for word, meaning in meanings.items()}
    near = near_misses(value, by_query, limit=1)
    return f"; did you mean '{by_query[near[0]]}'?" if near else ""


def _or(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
