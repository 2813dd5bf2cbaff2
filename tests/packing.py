"""Write and change the files of made-up packs."""

from collections.abc import Mapping
from pathlib import Path


def write_pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a pack's files, by their place in its folder, and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Put another text in place of one that stands in a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def specialise(
    role: Path, whole: str, *, shares: str = "", start: int = 0, margin: int = 1000
) -> None:
    """Make a made-up role a speciality, with these fitted numbers."""
    role.write_text(f"{role.read_text()}specialises: {whole}\n")
    fitted = f"fitted: {{start: {start}, margin: {margin}, shares: {{{shares}}}}}\n"
    write_pack(role.parent, {f"fitted/{role.name}": fitted})
