"""The compiled pack is used only while it was made from the very same files and code."""

import shutil
from pathlib import Path
from zlib import crc32

import pytest

from roleadvisor.packs import bundled_pack
from roleadvisor.packs.catalog import Catalog
from roleadvisor.packs.loading import compiled, load_compiled, read_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled_pack(), tmp_path / "roles"))


@pytest.fixture(scope="module")
def read() -> Catalog:
    catalog = read_pack(bundled_pack()).catalog
    assert catalog
    return catalog


@pytest.fixture
def file(tmp_path: Path, pack: Path, read: Catalog) -> Path:
    path = tmp_path / "bundled.msgpack"
    path.write_bytes(compiled(read, pack))
    return path


def test_what_is_compiled_is_what_is_read(pack: Path, file: Path, read: Catalog) -> None:
    loaded = load_compiled(pack, file)
    assert loaded == read
    assert loaded
    for part in ("items", "roles", "shares"):
        assert list(getattr(loaded, part)) == list(getattr(read, part))


def test_it_is_not_used_once_a_file_is_changed_added_or_gone(pack: Path, file: Path) -> None:
    role = pack / "statistician.yaml"
    text = role.read_text()
    role.write_text(text.replace("Statistician", "Statistican", 1))
    assert load_compiled(pack, file) is None
    role.write_text(text)
    assert load_compiled(pack, file)
    for another in (pack / "x.yaml", pack / "screens" / "x.yaml", pack / "fitted" / "x.yaml"):
        another.write_text(text)
        assert load_compiled(pack, file) is None
        another.unlink()
    role.unlink()
    assert load_compiled(pack, file) is None


def test_it_is_not_used_if_it_was_made_by_other_code(pack: Path, file: Path) -> None:
    raw = file.read_bytes()
    old = b"def load_compiled("
    assert raw.count(old) == 1
    other = raw[4:].replace(old, old.swapcase())
    file.write_bytes(crc32(other).to_bytes(4) + other)
    assert load_compiled(pack, file) is None


def test_one_wrong_byte_is_seen(pack: Path, file: Path) -> None:
    raw = file.read_bytes()
    for place in (0, 5, len(raw) // 2, len(raw) - 1):
        file.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert load_compiled(pack, file) is None


@pytest.mark.parametrize("raw", [b"", b"\xc1", b"\x90", b"\x80", b"\x96" + b"\x80" * 6])
def test_what_is_no_such_file_is_passed_over(pack: Path, file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    assert load_compiled(pack, file) is None
    file.unlink()
    assert load_compiled(pack, file) is None
