"""Documents that are built to take all time or memory are refused soon, by one plain line."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from measured import MOST_SECONDS, ran
from reportlab.pdfgen.canvas import Canvas

MOST_BYTES = 150_000_000
BODY = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    )
    return out + end % (count, table, count, len(out))


def page(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page with this content, which is packed already."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def packed(unit: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(unit) for _ in range(times)) + packer.flush()


def pages(count: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(count):
        canvas.drawString(50, 700, "Python")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def zipped(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def word(body: str, before: str = "") -> bytes:
    return zipped({"word/document.xml": before + BODY.format(body)})


ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
CASES: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "1 GB of blanks in a page": (lambda: page(packed(b" " * 1_000_000, 1000)), "too-large"),
    "packed twice": (lambda: page(zlib.compress(packed(b" " * 1_000_000, 1000)), b"[/FlateDecode/FlateDecode]"), "too-large"),
    "1,000,000 words": (lambda: page(packed(b"BT /F 10 Tf 9 9 Td (Python and SQL) Tj ET\n" * 20_000, 20)), "too-large"),
    "50,000,000 saved states": (lambda: page(packed(b"q " * 500_000, 100)), "too-large"),
    "10,000 pages": (lambda: pages(10_000), "too-large"),
    "arrays 2,000,000 deep": (lambda: pdf(b"<</Type/Catalog/X " + b"[" * 2_000_000 + b"]" * 2_000_000 + b">>"), "too-large"),
    "pages within themselves": (lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 90/Kids[2 0 R 2 0 R]>>"), "empty"),
    "8 MB of brackets": (lambda: b"%PDF-1.4\n" + b"<<" * 4_000_000, "damaged"),
    "200 MB of blanks in Word": (lambda: word(" " * 200_000_000), "too-large"),
    "800,000 elements": (lambda: word("<w:b/>" * 800_000), "too-many-values"),
    "elements 100,000 deep": (lambda: word("<w:p>" * 100_000), "too-deep"),
    "a laugh of a thousand million": (lambda: word("<w:p>&j;</w:p>", f'<!DOCTYPE l [<!ENTITY a "lol">{ENTITIES}]>'), "entity"),
    "an entity outside": (lambda: word("<w:p>&a;</w:p>", '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "entity"),
    "70,000 files": (lambda: zipped({f"{i}.csv": "" for i in range(70_000)}), "too-many-values"),
    "9 MB of line ends": (lambda: b"\n" * 9_000_000, "too-large"),
    "100,000 headings": (lambda: b"Skills\n" * 36_000, "too-many-values"),
    "tags without end": (lambda: b"<!doctype html>" + b"<a " * 600_000, "too-many-values"),
    "comments without end": (lambda: b"<!doctype html>" + b"<!--" * 450_000, "empty"),
    "declarations without end": (lambda: b"<!doctype html>" + b"<!d" * 600_000, "empty"),
    "400,000 blocks": (lambda: b"<!doctype html>" + b"<div>" * 380_000, "too-many-values"),
    "9 MB of noise": (lambda: b"\x00\xfe\x9b" * 3_000_000, "format"),
    "escapes without end": (lambda: b'{"' + b'\\"' * 120_000, "syntax"),
    "a key 100,000 deep": (lambda: b"[a]\n" + b".".join([b"a"] * 100_000) + b"=1\n", "too-deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_document_that_is_built_to_be_slow_is_refused_soon(name: str, tmp_path: Path) -> None:
    make, code = CASES[name]
    path = tmp_path / "file"
    path.write_bytes(make())
    done = ran("match", "--from-resume", path)
    assert (done.code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith(f"[{code}]\n")
    assert done.seconds < MOST_SECONDS
    assert done.peak < MOST_BYTES


def test_a_skills_table_of_many_megabytes_is_refused_within_its_archive(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({"Skills.csv": "Name\n" + "Python\n" * 9_000_000}))
    done = ran("match", "--from-linkedin", path)
    assert (done.code, "Skills.csv in it is larger than 1 MB [too-large]" in done.stderr) == (
        3,
        True,
    )
    assert done.peak < MOST_BYTES
