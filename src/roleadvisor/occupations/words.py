"""Split titles into words that compare whatever their case, plural, spelling or abbreviation."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from unicodedata import combining

LONGEST = 200
SHORTEST_PLURAL = 4

# The first ending that fits is replaced: "nurses" becomes "nurse", while "glass" and "bus" stay.
_PLURALS = (
    ("women", "man"), ("woman", "man"), ("men", "man"), ("wives", "wife"), ("ies", "y"), ("sses", "ss"),
    ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip

# Words that do not distinguish titles.
_EMPTY = frozenset({
    "a", "am", "an", "and", "as", "at", "for", "i", "im", "in", "my", "of", "on", "or", "the", "to", "with",
})  # fmt: skip

# Words for a person's rank and not for their work.
_RANKS = frozenset({
    "apprentice", "certified", "deputy", "entry", "experienced", "former", "freelance", "graduate",
    "head", "independent", "intern", "junior", "jr", "lead", "level", "mid", "principal", "qualified",
    "retired", "senior", "sr", "trainee", "ii", "iii", "iv",
})  # fmt: skip

# Words of people without an occupation, in the form of `words_of`.
_NO_WORK = frozenset({
    "jobless", "jobseeker", "nothing", "pupil", "retiree", "student", "undergrad", "undergraduate",
    "unemployed", "unemployment",
})  # fmt: skip

# The words of O*NET for words that people write, if those are unambiguous in titles.
_SPELLINGS = {
    "admin": "administrator",
    "ai": "artificial intelligence",
    "aeroplane": "airplane",
    "backend": "back end",
    "bi": "business intelligence",
    "bookkeeping": "bookkeeper",
    "carer": "caregiver",
    "centre": "center",
    "childminder": "childcare worker",
    "comms": "communication",
    "counsellor": "counselor",
    "dba": "database administrator",
    "defence": "defense",
    "dev": "developer",
    "devops": "development operations",
    "ecommerce": "e commerce",
    "frontend": "front end",
    "fullstack": "full stack",
    "gp": "general practitioner",
    "gynaecologist": "gynecologist",
    "headteacher": "school principal",
    "helpdesk": "help desk",
    "hr": "human resources",
    "it": "information technology",
    "jeweller": "jeweler",
    "labourer": "laborer",
    "lorry": "truck",
    "math": "mathematics",
    "maths": "mathematics",
    "ml": "machine learning",
    "orthopaedic": "orthopedic",
    "paediatric": "pediatric",
    "paediatrician": "pediatrician",
    "pa": "personal assistant",
    "pr": "public relations",
    "programer": "programmer",
    "qa": "quality assurance",
    "qc": "quality control",
    "quant": "quantitative analyst",
    "rep": "representative",
    "sre": "site reliability engineer",
    "swe": "software engineer",
    "sysadmin": "systems administrator",
    "sys": "systems",
    "tech": "technician",
    "theatre": "theater",
    "tyre": "tire",
    "ui": "user interface",
    "ux": "user experience",
    "vet": "veterinarian",
}

# The titles of O*NET for whole titles that people write, in the form of `words_of`.
_TITLES = {
    "air hostess": "flight attendant",
    "business intelligence developer": "business intelligence analyst",
    "cabin crew": "flight attendant",
    "care assistant": "caregiver",
    "cleaner": "janitor",
    "data product manager": "product manager",
    "data product owner": "product manager",
    "entrepreneur": "chief executive",
    "estate agent": "real estate agent",
    "fireman": "firefighter",
    "founder": "chief executive",
    "head teacher": "school principal",
    "mathematic teacher": "high school mathematics teacher",
    "pen tester": "penetration tester",
    "phd student": "graduate research assistant",
    "primary teacher": "elementary school teacher",
    "primary school teacher": "elementary school teacher",
    "shop assistant": "retail salesperson",
    "shop worker": "retail salesperson",
    "product owner": "product manager",
    "solicitor": "lawyer",
    "train driver": "locomotive engineer",
    "warehouse operative": "warehouse worker",
}
_APART = str.maketrans(
    dict.fromkeys('!"#$%()*+,-./:;<=>?@[\\]^_`{|}~', " ") | {"'": None, "&": " and "}
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a title in the form in which titles are compared."""
    return tuple(word for part in text.lower().translate(_APART).split() for word in _forms(part))


def words_asked(text: str) -> tuple[str, ...]:
    """Return the words of a title that a person has typed, which may be any text of any length."""
    decomposed = unicodedata.normalize("NFKD", text[:LONGEST].replace("’", "'"))
    letters = "".join(
        c if c.isalnum() or c in "'&" else " " * (not combining(c)) for c in decomposed
    )
    words = words_of(letters)
    return words_of(_TITLES.get(" ".join(words), "")) or words


def readings_of(text: str) -> list[tuple[str, ...]]:
    """Return the words of a typed title in each way to read it, the likeliest first.

    It is read as it is, then without words for a rank, then with "manager" for "head".
    """
    words = words_asked(text)
    without_rank = tuple(word for word in words if word not in _RANKS)
    heads = (*without_rank, "manager") if "head" in words and without_rank else ()
    return [way for way in dict.fromkeys((words, without_rank, heads)) if way]


def ways_to_say(text: str) -> Iterator[str]:
    """Yield a typed title as it is, without rank and filler words, and in each of its readings."""
    yield text
    told = text[:LONGEST].split()
    yield " ".join(word for word in told if word.lower().strip(",.'’") not in _EMPTY | _RANKS)
    yield from (" ".join(words) for words in readings_of(text))


def is_no_work(text: str) -> bool:
    """Return whether a text says that a person has no occupation, or none yet, like a student."""
    return not _NO_WORK.isdisjoint(words_asked(text))


def names_in(title: str) -> Iterator[str]:
    """Yield the names in a title: "Sales Rep (Sales Representative)" has two."""
    outside, bracket, rest = title.partition(" (")
    yield outside
    if bracket:
        yield rest.rstrip(")")


def main_part(title: str) -> str:
    """Return an official title without its ending ", Except ..." or ", All Other"."""
    return title.partition(", Except")[0].removesuffix(", All Other")


@cache
def _forms(word: str) -> tuple[str, ...]:
    if word in _EMPTY:
        return ()
    return tuple(_singular(form) for form in _SPELLINGS.get(word, word).split())


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL:
        return word
    for ending, single in _PLURALS:
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    return word
