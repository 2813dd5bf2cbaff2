"""The text of documents, as lines with their places: PDF, DOCX, ODT, HTML, Markdown, plain text."""

from collections.abc import Sequence

from roleadvisor.imports.documents.kinds import is_page, kind_of, refused, text_in
from roleadvisor.imports.documents.plain import read_plain
from roleadvisor.imports.lines import Line


def lines_of(data: bytes, file: str) -> Sequence[Line]:
    """Return a document's lines in reading order; raise `InputError` if it cannot be read.

    What kind it is, its content says. `file` is its name for messages.
    """
    kind = kind_of(data, file)
    if kind == "text":
        return lines_of_text(text_in(data, file), file)
    if kind == "pdf":
        from roleadvisor.imports.documents.pdf import read_pdf  # noqa: PLC0415 (loaded where needed)

        return read_pdf(data, file)
    if kind in {"docx", "odt"}:
        from roleadvisor.imports.documents.office import read_office  # noqa: PLC0415 (as above)

        return read_office(data, file, kind)
    raise refused(file, "an archive; unpack it, and name the file in it that is meant", "format")


def lines_of_text(text: str, file: str) -> Sequence[Line]:
    """Return the lines of a text that is HTML, Markdown or plain."""
    if is_page(text):
        from roleadvisor.imports.documents.html import read_html  # noqa: PLC0415 (as above)

        return read_html(text, file)
    return read_plain(text, file)
