"""The text of documents, as lines with their places: PDF, DOCX, ODT, HTML, Markdown, plain text."""

from collections.abc import Sequence

from roleadvisor.imports.documents.html import read_html
from roleadvisor.imports.documents.kinds import is_page, kind_of, refused, text_in
from roleadvisor.imports.documents.office import read_open_document, read_word
from roleadvisor.imports.documents.pdf import read_pdf
from roleadvisor.imports.documents.plain import read_plain
from roleadvisor.imports.lines import Line
from roleadvisor.safe.archives import Archive


def lines_of(data: bytes, file: str) -> Sequence[Line]:
    """Return a document's lines in reading order; raise `InputError` if it cannot be read.

    What kind it is, its content says. `file` is its name for messages.
    """
    kind = kind_of(data, file)
    if kind == "pdf":
        return read_pdf(data, file)
    if kind == "text":
        return lines_of_text(text_in(data, file), file)
    if kind == "docx":
        return read_word(Archive(data, file), file)
    if kind == "odt":
        return read_open_document(Archive(data, file), file)
    raise refused(file, "an archive; unpack it, and name the file in it that is meant", "format")


def lines_of_text(text: str, file: str) -> Sequence[Line]:
    """Return the lines of a text that is HTML, Markdown or plain."""
    if is_page(text):
        return read_html(text, file)
    return read_plain(text, file)
