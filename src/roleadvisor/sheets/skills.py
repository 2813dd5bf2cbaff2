"""What a sheet says of the skills that rungs of roles ask, and a sheet to fill in with them."""

from collections.abc import Iterable, Sequence

from roleadvisor.packs import LEVELS, TOP_LEVEL
from roleadvisor.packs.ladders import LadderSkill
from roleadvisor.packs.names import name_key
from roleadvisor.safe.characters import shown
from roleadvisor.safe.typed import near_misses
from roleadvisor.sheets.mistakes import SUGGESTED


def skill_level_of(value: bool | float | str) -> int | None:  # noqa: FBT001 (an answer)
    """Return the level that is said of a rung's skill, 0 to 4, or None if the value is none."""
    if isinstance(value, bool | float):
        return None  # a yes does not say how far a skill goes
    if isinstance(value, int):
        return value if 0 <= value <= TOP_LEVEL else None
    word, words = plain_word(value), LEVELS["skill"]
    return words.index(word) if word in words else None


def plain_word(text: str) -> str:
    """Return a word of a scale as scales write it, however it is written in a sheet."""
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())


def near_skills(text: str, skills: Iterable[LadderSkill]) -> Sequence[str]:
    """Return the ids of the skills whose ids or names are most like a text, best first; 3 at most."""
    ids: dict[str, str] = {}
    for skill in skills:
        ids[name_key(skill.name).replace(" ", "-")] = skill.id
        ids[skill.id] = skill.id
    return list(dict.fromkeys(ids[name] for name in near_misses(text, ids, limit=SUGGESTED)))


def skills_template(skills: Iterable[LadderSkill], title: str) -> str:
    """Return a sheet in YAML to say one's level in each of some skills, with what the levels mean."""
    lines = [
        f"# {shown(title)}: replace null by the highest level that you can do, or leave it.",
        f"# levels: {', '.join(LEVELS['skill'])}",
        "roleadvisor: 1",
        "skills:",
    ]
    for skill in skills:
        lines += ["", f"  # {shown(skill.name)}"]
        lines += [f"  #   {level}: {shown(can)}" for level, can in skill.can.items()]
        lines.append(f"  {skill.id}: null")
    return "\n".join(lines) + "\n"
