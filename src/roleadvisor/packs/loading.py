"""Load a role pack: the bundled one in its compiled form if that is fresh, others from their files.

Reading the bundled pack's YAML is slow, so it is compiled when the package is built. The compiled
file contains the bytes of its sources: the pack's files and the code that reads them. It is used
only while the sources are the same, so it is never out of date.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from msgspec import DecodeError, Raw, Struct, msgpack

from roleadvisor.errors import InputError
from roleadvisor.packs.catalog import BankItem, Catalog, Lazily, Share
from roleadvisor.packs.ladders import Ladders
from roleadvisor.packs.model import Questionnaire, RoleProfile
from roleadvisor.packs.pay import PayBook

if TYPE_CHECKING:
    from roleadvisor.packs.reading import PackRead


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the role pack in `folder`, or the bundled one; raise `InputError` if it is unusable.

    A folder without a `pack.yaml` is read with the bundled item bank. One whose `pack.yaml` says
    `extends: bundled` adds its roles, and the items of its screens, to the bundled ones. The folder
    itself may be a symbolic link; a link within it must not lead out of it.

    >>> catalog = load_catalog()
    >>> catalog.roles["ml-engineer"].name
    'Machine learning engineer'
    >>> catalog.share("ml-engineer", "python") > catalog.share("bi-analyst", "python")
    True
    """
    if folder is None:
        folder = bundled_pack()
        if fresh := load_compiled(folder):
            return fresh
    read = read_pack(folder)
    if read.catalog is None:
        raise InputError(read.problems)
    return read.catalog


def compile_bundled() -> None:
    """Compile the bundled pack into the package; raise `InputError` if the pack is unusable."""
    folder = bundled_pack()
    read = read_pack(folder)
    if read.catalog is None:
        raise InputError(read.problems)
    COMPILED.write_bytes(compiled(read.catalog, folder))


def read_pack(folder: Path) -> "PackRead":
    """Return what a folder holds, with every problem of all its files."""
    from roleadvisor.packs.reading import read_folder  # noqa: PLC0415 (it loads the YAML parser)

    return read_folder(folder, load_catalog)


COMPILED = Path(__file__).with_name("bundled.msgpack")

T = TypeVar("T")


class Compiled(Struct, frozen=True, array_like=True):
    """The form of the compiled file: the bytes of its sources, and the catalogue in parts."""

    sources: dict[str, bytes]
    digest: str
    questionnaire: Raw
    items: Raw
    roles: dict[str, Raw]
    shares: dict[str, Raw]
    ladders: Raw
    pay: Raw


def bundled_pack() -> Path:
    """Return the folder of the bundled roles: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "roles"
    return shipped if shipped.is_dir() else package.parents[1] / "roles"


def compiled(catalog: Catalog, folder: Path) -> bytes:
    """Return the compiled form of a catalogue that was read from `folder`, after its CRC-32."""
    raw = msgpack.encode(
        Compiled(
            sources=_sources(folder),
            digest=catalog.digest,
            questionnaire=Raw(msgpack.encode(catalog.questionnaire)),
            items=Raw(msgpack.encode(catalog.items)),
            roles={role: Raw(msgpack.encode(part)) for role, part in catalog.roles.items()},
            shares={role: Raw(msgpack.encode(part)) for role, part in catalog.shares.items()},
            ladders=Raw(msgpack.encode(catalog.ladders)),
            pay=Raw(msgpack.encode(catalog.pay)),
        )
    )
    return crc32(raw).to_bytes(4) + raw


def load_compiled(folder: Path, file: Path = COMPILED) -> Catalog | None:
    """Return the catalogue in `file`, or None if that is missing, damaged or out of date."""
    try:
        raw = file.read_bytes()
        if int.from_bytes(raw[:4]) != crc32(raw[4:]):
            return None
        whole = msgpack.decode(memoryview(raw)[4:], type=Compiled)
        if whole.sources != _sources(folder):
            return None
        return Catalog(
            questionnaire=msgpack.decode(whole.questionnaire, type=Questionnaire),
            items=msgpack.decode(whole.items, type=dict[str, BankItem]),
            roles=_decoded(whole.roles, RoleProfile),
            shares=_decoded(whole.shares, dict[str, Share]),
            digest=whole.digest,
            ladders=msgpack.decode(whole.ladders, type=Ladders),
            pay=msgpack.decode(whole.pay, type=PayBook | None),
        )
    except (OSError, DecodeError):
        return None


def _decoded(parts: Mapping[str, Raw], kind: type[T]) -> Mapping[str, T]:
    decoder = msgpack.Decoder(kind)
    return Lazily(parts, lambda key: decoder.decode(parts[key]))


def _sources(folder: Path) -> dict[str, bytes]:
    """Return the bytes of a pack's files and of the code that reads them, by name."""
    packs = Path(__file__).parent
    code = [*packs.glob("*.py"), *packs.with_name("safe").glob("*.py")]
    paths = [*sorted(folder.rglob("*.yaml")), *sorted(code)]
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths}
