"""Read any résumé: data such as JSON Resume and RenderCV, or a document of any kind that is read."""

from roleadvisor.imports.documents import lines_of, lines_of_text
from roleadvisor.imports.documents.kinds import kind_of, refused, text_in
from roleadvisor.imports.json_resume import read_data
from roleadvisor.imports.mentions import within_limits
from roleadvisor.imports.reading import Reading
from roleadvisor.imports.sections import read_sections
from roleadvisor.imports.written_data import data_in

_NO_RESUME = "data, but no résumé: it has no skills, work, projects, education or certificates"


def read_resume(data: bytes, file: str) -> Reading:
    """Return what a résumé says; raise `InputError` with all problems if it cannot be read.

    What kind of file it is, its content says.
    """
    kind = kind_of(data, file)
    if kind == "archive" and _has_tables(data, file):
        raise refused(file, "an archive of tables, like a LinkedIn export", "linkedin")
    is_text = kind == "text"
    reading = (
        _of_text(text_in(data, file), file) if is_text else read_sections(lines_of(data, file))
    )
    within_limits(reading.mentions, file)
    return reading


def _has_tables(data: bytes, file: str) -> bool:
    from roleadvisor.safe.archives import Archive  # noqa: PLC0415 (loaded where needed)

    return any(name.endswith(".csv") for name in Archive(data, file).names)


def _of_text(text: str, file: str) -> Reading:
    """Return what a résumé that is text says."""
    if not text.strip():
        raise refused(file, "the file is empty", "empty")
    written = data_in(text, file)
    reading = read_data(written.data) if written else None
    if reading:
        return reading
    if written and not written.rest.strip():
        raise refused(file, _NO_RESUME, "type")
    return read_sections(lines_of_text(written.rest if written else text, file))
