"""Tell what kind of file some bytes are, by what they hold and not by a name."""

import codecs
import re
from typing import Literal

from roleadvisor.errors import InputError, Problem
from roleadvisor.safe.characters import name_of, shown

Kind = Literal["pdf", "docx", "odt", "archive", "text"]

MAX_DOCUMENT_BYTES = 10_000_000
MAX_CHARACTERS = 256_000
# Pages carry more of their own: styles and scripts.
MAX_PAGE_CHARACTERS = 2_000_000

MAX_LINES = 5_000

_PDF_BEGINS_WITHIN = 1024
# How files begin that are no texts, and what to say of them.
_WRONG = (
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as PDF or DOCX"),
    (b"{\\rtf", "an RTF file; save it as PDF or DOCX"),
    (b"\x89PNG", "a picture; a file with its text is needed"),
    (b"\xff\xd8\xff", "a picture; a file with its text is needed"),
    (b"GIF8", "a picture; a file with its text is needed"),
    (b"II*\0", "a picture; a file with its text is needed"),
    (b"MM\0*", "a picture; a file with its text is needed"),
    (b"RIFF", "a picture or sound; a file with its text is needed"),
    (b"\x7fELF", "a program, no text"),
    (b"MZ", "a program, no text"),
    (b"\xca\xfe\xba\xbe", "a program, no text"),
    (b"\xcf\xfa\xed\xfe", "a program, no text"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"BZh", "a packed file; unpack it first"),
    (b"\xfd7zXZ", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"Rar!", "a packed file; unpack it first"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"SQLite format 3", "a database, no text"),
)
# The files in an archive that say what it is.
_IN_ARCHIVES = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "a spreadsheet; save the text as PDF or DOCX"),
    ("xl/workbook.bin", "a spreadsheet; save the text as PDF or DOCX"),
    ("ppt/presentation.xml", "slides; save them as PDF"),
    ("Index/Document.iwa", "a Pages file; export it as PDF or DOCX"),
    ("META-INF/container.xml", "an e-book; save the text as PDF or DOCX"),
)
_OPEN_TEXT = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A picture that a text carries with it: nothing else has so long a word.
_PICTURE = re.compile(r"(?<![A-Za-z0-9+/\\=_-])[A-Za-z0-9+/\\=_-]{2000,}")
_HTML = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|"
    r"h[1-6]|section|article|main|ul|table|span|title)\b", re.IGNORECASE | re.DOTALL,
)  # fmt: skip


def kind_of(data: bytes, file: str) -> Kind:
    """Return the kind of a file; raise `InputError` if it is none that is read."""
    if len(data) > MAX_DOCUMENT_BYTES:
        raise refused(file, f"larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB", "too-large")
    if b"%PDF-" in data[:_PDF_BEGINS_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data, file)
    for beginning, what in _WRONG:
        if data.startswith(beginning) and (len(beginning) > len("MZ") or b"\0" in data):
            raise refused(file, f"this is {what}", "format")
    return "text"


def _kind_of_archive(data: bytes, file: str) -> Kind:
    from roleadvisor.safe.archives import Archive  # noqa: PLC0415 (loaded where needed)

    archive = Archive(data, file)
    names = set(archive.names)
    for name, what in _IN_ARCHIVES:
        if name in names:
            if what == "docx":
                return "docx"
            raise refused(file, f"this is {what}", "format")
    if "mimetype" in names and "content.xml" in names:
        if archive.read("mimetype", 1_000_000).strip() in _OPEN_TEXT:
            return "odt"
        raise refused(file, "this is an OpenDocument without a text; save it as PDF", "format")
    return "archive"


def text_in(data: bytes, file: str) -> str:
    """Return the text in bytes: UTF-8, UTF-16 or, if it is neither, Windows-1252.

    Pictures within it are left out. Raise `InputError` if it is no text, or too long.
    """
    text = _PICTURE.sub("", _decoded(data, file).replace("\r\n", "\n").replace("\r", "\n"))
    most = MAX_PAGE_CHARACTERS if is_page(text) else MAX_CHARACTERS
    if len(text) > most:
        raise refused(file, f"larger than {most // 1_000} kB", "too-large")
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"character {name_of(found[0])} is not allowed"
        raise InputError([Problem(shown(file), line, column, message, "character")])
    return text


def is_page(text: str) -> bool:
    """Return whether a text is HTML."""
    return _HTML.match(text) is not None


def _decoded(data: bytes, file: str) -> str:
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return _decoded_as(data[len(bom) :], encoding, file)
    sample = data[:400]
    if sample.count(0) > len(sample) / 4:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if sample[first::2].count(0) > len(sample) / 3:
                return _decoded_as(data, encoding, file)
    if b"\0" in data:
        raise refused(
            file, "no kind of file that is read; save the text as PDF, DOCX or plain text", "format"
        )
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decoded_as(data, "cp1252", file)


def _decoded_as(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "not a text in UTF-8; save it as UTF-8"
        raise InputError([Problem(shown(file), line, 1, message, "encoding")]) from None


def refused(file: str, message: str, code: str) -> InputError:
    """Return the error that refuses a whole file."""
    return InputError([Problem(shown(file), 1, 1, message, code)])
