"""Documents of every kind become lines with places, in the order in which a person reads them."""

import io
import time
import zipfile
from collections.abc import Mapping, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from roleadvisor.errors import InputError
from roleadvisor.imports.documents import lines_of, pdf
from roleadvisor.imports.documents.kinds import MAX_DOCUMENT_BYTES
from roleadvisor.imports.lines import Line

WORD = '<w:document xmlns:w="w" xmlns:mc="mc"><w:body>{}</w:body></w:document>'
STYLES = """<w:styles xmlns:w="w"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Naam"><w:name w:val="Naam"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""
OPEN = """<o:document-content xmlns:o="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f">
<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>
<o:body><o:text>{}</o:text></o:body></o:document-content>"""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word(body: str) -> bytes:
    return zipped({"word/document.xml": WORD.format(body), "word/styles.xml": STYLES})


def open_document(body: str) -> bytes:
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": OPEN.format(body)}
    )


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def marked(data: bytes) -> list[str]:
    """Return lines with "# " before headings and "- " before items."""
    return [
        f"{'# ' if line.heading else '- ' if line.is_item else ''}{line.text}"
        for line in lines_of(data, "f")
    ]


def printed(*texts: tuple[float, float, str], size: float = 10) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    for x, y, text in texts:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def drawn(lines: Sequence[tuple[str, bool]]) -> bytes:
    """Return a PDF of lines in one size, each with whether it is bold."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    for i, (text, is_bold) in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if is_bold else "Helvetica", 10)
        canvas.drawString(50, 700 - 16 * i, text)
    canvas.save()
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        lines_of(data, "f")
    return str(caught.value)


def test_word_has_headings_items_tabs_breaks_and_bold_lines() -> None:
    body = (
        paragraph("Skills", '<w:pStyle w:val="Kop1"/>')
        + paragraph("Redis", '<w:numPr><w:numId w:val="3"/></w:numPr>')
        + paragraph("no item", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + "<w:p><w:r><w:t>Clerk</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Acme</w:t></w:r></w:p>"
        + paragraph("In bold", run="<w:b/>")
        + paragraph("Bold by its style", '<w:pStyle w:val="Naam"/>')
        + paragraph("Not bold", run='<w:b w:val="0"/>')
        + "<w:p/>"
    )
    assert marked(word(body)) == [
        "# Skills", "- Redis", "no item", "Clerk | 2019", "Acme", "# In bold", "# Bold by its style", "Not bold",
    ]  # fmt: skip
    assert lines_of(word(body), "f")[0] == Line("Skills", "paragraph 1", 1)


def test_word_reads_rows_of_a_table_and_cells_of_a_layout() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    table = row(paragraph("Tools"), paragraph("Excel, R")) + row(
        paragraph("Skills") + paragraph("Redis"), paragraph("Work") + paragraph("Clerk")
    )
    assert marked(word(f"<w:tbl>{table}</w:tbl>")) == [
        "Tools | Excel, R",
        "Skills",
        "Redis",
        "Work",
        "Clerk",
    ]


def test_word_leaves_out_what_is_deleted_and_reads_a_text_box_once() -> None:
    box = f"<w:txbxContent>{paragraph('Skills')}{paragraph('Redis')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Beside</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    assert marked(word(body)) == ["Skills", "Redis", "Beside"]


def test_word_begins_with_what_its_header_says() -> None:
    header = f'<w:hdr xmlns:w="w">{paragraph("Ada Example")}</w:hdr>'
    data = zipped(
        {"word/document.xml": WORD.format(paragraph("Clerk")), "word/header1.xml": header}
    )
    assert marked(data) == ["Ada Example", "Clerk"]


def test_an_open_document_has_the_same() -> None:
    body = """<text:h text:outline-level="2">Skills</text:h><text:list><text:list-item><text:p>Redis</text:p>
<text:p>and more</text:p></text:list-item></text:list><text:p text:style-name="B">In bold</text:p>
<text:p>Clerk<text:tab/>2019<text:line-break/>Ac<text:span>me</text:span></text:p>
<text:tracked-changes><text:p>old</text:p></text:tracked-changes>
<table:table-row><table:table-cell><text:p>Tools</text:p></table:table-cell><table:table-cell><text:p>R</text:p></table:table-cell></table:table-row>"""
    assert marked(open_document(body)) == [
        "# Skills", "- Redis", "and more", "# In bold", "Clerk | 2019", "Acme", "Tools | R",
    ]  # fmt: skip


def test_a_page_has_blocks_lists_tables_and_no_scripts() -> None:
    page = """<!DOCTYPE html><html><head><title>CV</title><style>p {}</style></head>
<body><h2 class="a">Skills &amp; tools</h2><ul><li>Redis<li>C<b>+</b>+</ul><p>One
line<br>another<!-- <p>no</p> --></p><script>var x = "<p>no</p>"</script>
<table><tr><td>Tools</td><td>R</td></tr></table><p><strong>In bold</strong></p>
<div><span>2019</span><span>Clerk</span></div><p>1 < 2</p></body></html>"""
    assert marked(page.encode()) == [
        "# Skills & tools", "- Redis", "- C++", "One line", "another", "Tools | R", "# In bold", "2019 | Clerk", "1 < 2",
    ]  # fmt: skip
    assert [line.where for line in lines_of(page.encode(), "f")][:4] == [
        "line 2",
        "line 2",
        "line 2",
        "line 2",
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<nav><ul><li>Kafka<li>Skills</ul></nav>",
        '<NAV class="top"><nav>a</nav>Kafka</NAV>',
        '<div role="navigation">Kafka</div>',
        "<div hidden><div>a</div>Kafka</div>",
        '<span class="x" hidden="">Kafka</span>',
        "<p style='color: red; DISPLAY : none'>Kafka</p>",
        """<p style="font: 'A'; visibility:hidden">Kafka</p>""",
        "<script>Kafka</script><style>Kafka</style><template><p>Kafka</p></template>",
    ],
)
def test_a_page_has_no_menus_and_nothing_hidden(unseen: str) -> None:
    page = f"<html><body><p>Perl</p>{unseen}<p>Hive</p></body></html>"
    assert marked(page.encode()) == ["Perl", "Hive"]


@pytest.mark.parametrize(
    "tag", ["<nav>", "<div hidden>", '<p class="hidden">', '<p title=" hidden ">', "<br hidden>", '<p data-x hidden-x="">']
)  # fmt: skip
def test_what_is_left_open_or_only_called_hidden_is_text(tag: str) -> None:
    assert marked(f"<html><p>Perl</p>{tag}Hive".encode())[-1].endswith("Hive")
    assert marked(f"<body style='visibility:hidden'>{tag}Hive</body>".encode()) == ["Hive"]


def test_a_page_that_hides_without_end_is_read_soon() -> None:
    names = "".join(f"<x{n} hidden>" for n in range(40_000))
    started = time.process_time()
    assert marked(f"<html>{names}Hive{'<p hidden>' * 40_000}".encode()) == ["Hive"]
    assert time.process_time() - started < 5


def test_markdown_has_headings_items_links_and_wrapped_lines() -> None:
    text = """\
---
title: CV
---
# Ada Example

Skills
------

* **Redis** and _more_ of [it](https://example.org)
+ R
1. Perl,
   for old times

SOME CAPITALS

A line that is long enough to have been wrapped by a program,
which goes on here.
Short
lines stay.

| Tool | Years |
|------|-------|
| dbt  | 3     |
"""
    assert marked(text.encode()) == [
        "# Ada Example", "# Skills", "- Redis and more of it", "- R", "- Perl, for old times", "# SOME CAPITALS",
        "A line that is long enough to have been wrapped by a program, which goes on here.",
        "Short", "lines stay.", "Tool | Years", "dbt  | 3",
    ]  # fmt: skip
    assert lines_of(text.encode(), "f")[0].where == "line 4"


def test_a_pdf_has_pages_and_lines() -> None:
    (line,) = lines_of(printed((50, 700, "Redis")), "f")
    assert (line.text, line.where) == ("Redis", "page 1, line 1")


def test_a_pdf_is_read_column_by_column_and_a_table_row_by_row() -> None:
    left = [
        (50, 700 - 14 * i, text) for i, text in enumerate(["Skills", "Redis", "R", "Perl", "dbt"])
    ]
    right = [
        (300, 700 - 15 * i, text)
        for i, text in enumerate(["Experience", "Clerk", "Acme", "Cook", "Umbra"])
    ]
    rows = [pair for pairs in zip(left, right, strict=True) for pair in pairs]
    read = [line.text for line in lines_of(printed(*rows), "f")]
    assert read == [text for _, _, text in (*left, *right)]
    dates = [(300, y, "2019") for _, y, _ in left]
    assert [line.text for line in lines_of(printed(*left, *dates), "f")][1:] == [
        "2019", "Redis | 2019", "R | 2019", "Perl | 2019", "dbt | 2019",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n1 0 obj", "the PDF is damaged; save it again [damaged]"),
        (printed(), "there is no text in it, only pictures of pages; save it as a PDF with text, or copy the text [empty]"),
        (b"PK\x03\x04", "the file is damaged; save it again [damaged]"),
        (word(""), "there is no text in it [empty]"),
        (zipped({"word/document.xml": "<a>"}), "the file is damaged; save it again [damaged]"),
        (zipped({"xl/workbook.xml": ""}), "this is a spreadsheet; save the text as PDF or DOCX [format]"),
        (zipped({"a.txt": ""}), "an archive; unpack it, and name the file in it that is meant [format]"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Office file; save it as PDF or DOCX [format]"),
        (b"{\\rtf1 a}", "this is an RTF file; save it as PDF or DOCX [format]"),
        (b"\x89PNG\r\n", "this is a picture; a file with its text is needed [format]"),
        (b"\x7fELF\0", "this is a program, no text [format]"),
        (b"MZ\x90\0", "this is a program, no text [format]"),
        (bytes(range(256)), "no kind of file that is read; save the text as PDF, DOCX or plain text [format]"),
        (b"a" * (MAX_DOCUMENT_BYTES + 1), "larger than 10 MB [too-large]"),
        (b"a b " * 65_000, "larger than 256 kB [too-large]"),
        (b"  \n", "there is no text in it [empty]"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_named(data: bytes, message: str) -> None:
    assert refusal(data) == f"f:1:1: {message}"


def test_a_pdf_that_is_locked_says_so() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="secret")
    canvas.drawString(50, 700, "Redis")
    canvas.save()
    assert refusal(buffer.getvalue()).endswith(
        "it is locked with a password; save it without one [locked]"
    )


def test_without_its_library_a_pdf_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    assert refusal(printed((50, 700, "Redis"))) == (
        "f:1:1: a PDF needs one more library: pip install 'roleadvisor[documents]' [extra]"
    )
