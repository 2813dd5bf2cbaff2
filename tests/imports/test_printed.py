"""A résumé says the same as a PDF, whatever its template, and as text."""

from collections.abc import Sequence

import pytest
from printed import PEOPLE, TEMPLATES, as_text

from roleadvisor.imports.imported import Imported
from roleadvisor.imports.recognise import recognise
from roleadvisor.imports.resumes import read_resume
from roleadvisor.packs import Catalog

# What the groups of skills are called; not every template prints that.
GROUPS = {group for person in PEOPLE for group in person.skills}


def said(found: Imported) -> tuple[set[str], set[str], set[str], int]:
    """Return the items, known names and unknown ones, and how many sections were passed over."""
    return (
        {match.item for match in found.matched},
        {known.name for known in found.known if known.text not in GROUPS},
        {" ".join(unmatched.text.split()) for unmatched in found.unmatched} - GROUPS,
        len(found.passed_over),
    )


def imported(catalog: Catalog, data: bytes) -> Imported:
    reading = read_resume(data, "me")
    return recognise(catalog, reading.mentions, ["resume"], reading.passed_over)


def titles(data: bytes) -> Sequence[str]:
    return [mention.text for mention in read_resume(data, "me").mentions if mention.kind == "job"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_pdf_says_the_same_as_the_text(catalog: Catalog, template: str) -> None:
    person, printed = TEMPLATES[template]
    text = as_text(person).encode()
    assert said(imported(catalog, printed(person))) == said(imported(catalog, text))
    assert set(titles(printed(person))) == set(titles(text))
