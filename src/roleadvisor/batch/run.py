"""From lines to records, block by block."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from roleadvisor.batch.model import Model, Scorer, model_of, plain_scorer
from roleadvisor.batch.records import FIELDS, fault_record, writer_of
from roleadvisor.errors import InputError
from roleadvisor.extras import has_numpy
from roleadvisor.packs import Catalog
from roleadvisor.sheets.lines import BLOCK_BYTES, Block, read_blocks
from roleadvisor.sheets.people import Person, PersonReader, not_read_further


class BatchOptions(NamedTuple):
    """How a stream is scored.

    No `roles` means all whole roles. If `is_fast` is None, numpy is used if it is installed.
    """

    roles: Sequence[str] = ()
    fields: Sequence[str] = FIELDS
    ignore_unknown: bool = False
    is_strict: bool = False
    is_fast: bool | None = None
    block_bytes: int = BLOCK_BYTES


class Outcome(NamedTuple):
    """The records of one block, and what was in it; `read` counts the stream's bytes so far.

    `stopped_by` is what ended the stream early: with `is_strict` the first error, else a line that
    seems to have no end.
    """

    records: bytes
    sheets: int
    faults: int
    read: int
    stopped_by: InputError | None


def score_stream(
    catalog: Catalog, stream: BinaryIO, file: str, options: BatchOptions
) -> Iterator[Outcome]:
    """Yield the records of a stream of sheets block by block, in the order of the lines.

    Each line is read like a sheet in its own file. A line that cannot be read becomes a record with
    its number and its problems. Numpy and plain Python give the same bytes.
    """
    model = model_of(catalog, options.roles)
    reader = PersonReader(catalog, file, ignore_unknown=options.ignore_unknown)
    score = scorer_of(model, options)
    write = writer_of(catalog, model, options.fields)
    for block in read_blocks(stream, options.block_bytes):
        people, faults = _read_block(reader, block, is_strict=options.is_strict)
        written = write(people, score(people)) if people else ()
        errors = [(line, fault_record(catalog, line, e, options.fields)) for line, e in faults]
        stopped_by = None if block.has_end else not_read_further(file, block.last)
        if options.is_strict and faults:
            stopped_by = faults[0][1]
        yield Outcome(
            records=_in_order(people, written, errors),
            sheets=len(people),
            faults=len(faults),
            read=block.read,
            stopped_by=stopped_by,
        )
        if stopped_by:
            return


def scorer_of(model: Model, options: BatchOptions) -> Scorer:
    """Return the scorer that the options ask for."""
    is_ranked = "ranking" in options.fields
    if has_numpy() if options.is_fast is None else options.is_fast:
        from roleadvisor.batch.together import numpy_scorer  # noqa: PLC0415 (an extra)

        return numpy_scorer(model, is_ranked=is_ranked)
    return plain_scorer(model, is_ranked=is_ranked)


def _in_order(
    people: Sequence[Person], written: Iterable[bytes], errors: Sequence[tuple[int, bytes]]
) -> bytes:
    if not errors:
        return b"".join(written)
    numbered = zip((person.line for person in people), written, strict=True)
    return b"".join(record for _, record in sorted([*numbered, *errors]))


def _read_block(
    reader: PersonReader, block: Block, *, is_strict: bool
) -> tuple[list[Person], list[tuple[int, InputError]]]:
    """Return the people of a block and the errors of its lines, if `is_strict` only the first."""
    people: list[Person] = []
    faults: list[tuple[int, InputError]] = []
    for line, raw in block.filled():
        outcome = reader.read(line, raw)
        if isinstance(outcome, Person):
            people.append(outcome)
            continue
        faults.append((line, outcome))
        if is_strict:
            break
    return people, faults
