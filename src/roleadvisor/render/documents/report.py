"""What `report --json` prints."""

from typing import Annotated, Literal

from msgspec import Meta

from roleadvisor import __version__
from roleadvisor.packs import Catalog
from roleadvisor.render.documents.common import CatalogueStamp, Document, stamp
from roleadvisor.render.documents.match import MatchDocument
from roleadvisor.render.documents.plan import PlanDocument

ReportFormat = Literal["html", "svg"]


class ReportDocument(Document, frozen=True):
    """What `report SHEET -o FILE --json` prints: what was written where, and what it shows.

    Nothing is written if the answers do not suffice; then `file` and `plan` are null.
    """

    schema: Literal["roleadvisor/report@1"]
    tool_version: str
    catalogue: CatalogueStamp
    file: str | None
    format: ReportFormat
    bytes: Annotated[int, Meta(ge=0)]
    match: MatchDocument
    plan: PlanDocument | None


def report_document(
    catalog: Catalog,
    match: MatchDocument,
    plan: PlanDocument | None,
    *,
    file: str | None,
    form: ReportFormat,
    size: int,
) -> ReportDocument:
    """Return the document of a report of `size` bytes in a file."""
    return ReportDocument(
        schema="roleadvisor/report@1",
        tool_version=__version__,
        catalogue=stamp(catalog),
        file=file,
        format=form,
        bytes=size,
        match=match,
        plan=plan,
    )
