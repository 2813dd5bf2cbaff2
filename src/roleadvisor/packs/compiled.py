"""The bundled pack as it was compiled when the package was built: reading its YAML takes long.

What is compiled carries the very bytes that it was made from, the pack's files and the code that reads
them. It is used only where the same bytes are there now, so it cannot be out of date; else the files
are read.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from msgspec import DecodeError, Raw, Struct, msgpack

from roleadvisor.packs.lazily import Lazily
from roleadvisor.packs.model import BankItem, Catalog, Questionnaire, RoleProfile, Share

COMPILED = Path(__file__).with_name("bundled.msgpack")

T = TypeVar("T")


class Compiled(Struct, frozen=True, array_like=True):
    """The form of the file: what it was made from, and the parts of the catalogue, encoded."""

    sources: dict[str, bytes]
    digest: str
    questionnaire: Raw
    items: Raw
    roles: dict[str, Raw]
    shares: dict[str, Raw]


def bundled_pack() -> Path:
    """Return the folder of the bundled roles: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "roles"
    return shipped if shipped.is_dir() else package.parents[1] / "roles"


def compiled(catalog: Catalog, folder: Path) -> bytes:
    """Return a catalogue that was read from `folder` in its compiled form, behind its CRC-32."""
    raw = msgpack.encode(
        Compiled(
            sources=_sources(folder),
            digest=catalog.digest,
            questionnaire=Raw(msgpack.encode(catalog.questionnaire)),
            items=Raw(msgpack.encode(catalog.items)),
            roles={role: Raw(msgpack.encode(part)) for role, part in catalog.roles.items()},
            shares={role: Raw(msgpack.encode(part)) for role, part in catalog.shares.items()},
        )
    )
    return crc32(raw).to_bytes(4) + raw


def load_compiled(folder: Path, file: Path = COMPILED) -> Catalog | None:
    """Return the catalogue in `file`, or None if it was made from other bytes than are there now."""
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
