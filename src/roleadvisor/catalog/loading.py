"""Read a role pack from its folder."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from msgspec.structs import replace

from roleadvisor.catalog.checks import (
    Names,
    check_extension,
    check_names,
    check_questionnaire,
    check_role,
    check_vocabulary,
)
from roleadvisor.catalog.model import (
    Catalog,
    Extension,
    Manifest,
    Questionnaire,
    RoleProfile,
)
from roleadvisor.catalog.shares import bank_items, stated_shares
from roleadvisor.catalog.strict import Document, parse, read_text, shown
from roleadvisor.catalog.typed import convert
from roleadvisor.errors import InputError, Problem, reason_of

QUESTIONNAIRE = "questionnaire.yaml"
MANIFEST = "pack.yaml"

P = ParamSpec("P")
T = TypeVar("T")


class PackRead(NamedTuple):
    """What a folder holds: the catalogue, if it can be used, and else every problem of its files.

    `documents` are the role files by id as they were read; `questionnaire` is the pack's own.
    """

    catalog: Catalog | None
    problems: Sequence[Problem]
    documents: Mapping[str, Document]
    questionnaire: Document | None


def bundled_pack() -> Path:
    """Return the folder of the bundled roles: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "roles"
    return shipped if shipped.is_dir() else package.parents[1] / "roles"


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the role pack in `folder`, or the bundled one; raise `InputError` if it is unusable.

    A folder without a `questionnaire.yaml` is read with the bundled item bank. One whose `pack.yaml`
    says `extends: bundled` adds its roles, and the items of its questionnaire, to the bundled ones.
    """
    read = read_pack(folder or bundled_pack())
    if read.catalog is None:
        raise InputError(read.problems)
    return read.catalog


def read_pack(folder: Path) -> PackRead:
    """Return what a folder holds, with every problem of all its files."""
    problems = _Problems()
    files = problems.of(_files, folder) or _Files(None, None, ())
    manifest = Manifest()
    if files.manifest and (document := problems.read(files.manifest)):
        manifest = problems.of(convert, document, Manifest) or manifest
    bundled = load_catalog() if manifest.extends or not files.questionnaire else None
    base = bundled if manifest.extends else None
    own = problems.read(files.questionnaire) if files.questionnaire else None
    if files.questionnaire:
        questionnaire = _questionnaire(problems, base, own) if own else None
    else:
        questionnaire = bundled.questionnaire if bundled else None
    documents = {path.stem: document for path in files.roles if (document := problems.read(path))}
    catalog = _catalog(
        problems, base, questionnaire, documents, stems={path.stem for path in files.roles}
    )
    if problems.found or catalog is None:
        return PackRead(None, problems.found, documents, own)
    digest = _digest(problems.texts, bundled)
    return PackRead(replace(catalog, digest=digest), (), documents, own)


class _Files(NamedTuple):
    manifest: Path | None
    questionnaire: Path | None
    roles: Sequence[Path]


class _Problems:
    """Notes what goes wrong and lets reading go on, so that one run lists everything."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.texts: list[str] = []

    def of(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | None:
        """Return what `work` returns, or None with its problems noted."""
        try:
            return work(*arguments, **named)
        except InputError as error:
            self.found += error.problems
            return None

    def read(self, path: Path) -> Document | None:
        """Return a file's document, or None with its problems noted."""
        text = self.of(read_text, path)
        if text is None:
            return None
        self.texts.append(text)
        return self.of(parse, text, shown(str(path)))


def _files(folder: Path) -> _Files:
    try:
        own = {
            name: folder / name for name in (MANIFEST, QUESTIONNAIRE) if (folder / name).exists()
        }
        roles = sorted(path for path in folder.glob("*.yaml") if path.name not in own)
        is_folder = folder.is_dir()
    except OSError as error:
        problem = Problem(shown(str(folder)), 1, 1, reason_of(error), "unreadable")
        raise InputError([problem]) from None
    if not roles:
        reason = "no role files (*.yaml) in this folder" if is_folder else "no such folder"
        if folder.is_file():
            reason = "a file; name its folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "no-roles")])
    return _Files(own.get(MANIFEST), own.get(QUESTIONNAIRE), roles)


def _questionnaire(
    problems: _Problems, base: Catalog | None, own: Document
) -> Questionnaire | None:
    """Return the pack's own item bank, or what it adds to the bundled one together with that."""
    if base is None:
        questionnaire = problems.of(convert, own, Questionnaire)
        if questionnaire:
            problems.found += check_questionnaire(questionnaire, own)
            problems.found += check_vocabulary(questionnaire, own)
        return questionnaire
    extension = problems.of(convert, own, Extension)
    if extension is None:
        return None
    problems.found += check_extension(extension, own, base.questionnaire)
    return extended(base.questionnaire, extension)


def extended(questionnaire: Questionnaire, extension: Extension) -> Questionnaire:
    """Return an item bank with what an extension adds to it."""
    return replace(
        questionnaire,
        version=extension.version or questionnaire.version,
        families={**questionnaire.families, **extension.families},
        surveys=(*questionnaire.surveys, *extension.surveys),
        screens=(*questionnaire.screens, *extension.screens),
    )


def _catalog(
    problems: _Problems,
    base: Catalog | None,
    questionnaire: Questionnaire | None,
    documents: Mapping[str, Document],
    *,
    stems: Collection[str],
) -> Catalog | None:
    """Return the catalogue, or None with its problems noted; `stems` are all role files' names."""
    read = [
        (profile, document)
        for document in documents.values()
        if (profile := problems.of(convert, document, RoleProfile))
    ]
    if questionnaire is None:
        return None
    items = bank_items(questionnaire)
    bundled = base.roles if base else {}
    roles = {**bundled, **{profile.id: profile for profile, _ in read}}
    names = Names(
        role={*stems, *roles},
        family=questionnaire.families,
        item={item.id: item.aliases for item in items.values()},
        survey={survey.id for survey in questionnaire.surveys},
    )
    for document in documents.values():
        problems.found += check_names(document, names)
    for profile, document in read:
        if profile.id in bundled:
            message = f"'{profile.id}' is a bundled role; give yours another id"
            problems.found.append(document.problem(("id",), message, "clash"))
        problems.found += check_role(profile, document, roles=roles)
    if problems.found:
        return None
    ordered = {role: roles[role] for role in sorted(roles)}
    return Catalog(
        questionnaire=questionnaire,
        items=items,
        roles=ordered,
        shares=stated_shares(ordered, questionnaire, items),
        digest="",
    )


def _digest(texts: Iterable[str], bundled: Catalog | None) -> str:
    """Return what tells this pack from others: its texts, and the bundled pack where it is used."""
    digest = hashlib.sha256()
    if bundled:
        digest.update(bundled.digest.encode())
    for text in texts:
        digest.update(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest())
    return digest.hexdigest()[:16]
