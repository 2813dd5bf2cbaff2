"""Read a role pack from its folder."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from msgspec.structs import replace

from roleadvisor.errors import InputError, Problem, reason_of
from roleadvisor.packs.checks import (
    Names,
    check_extension,
    check_names,
    check_questionnaire,
    check_role,
    check_vocabulary,
)
from roleadvisor.packs.compiled import bundled_pack
from roleadvisor.packs.model import Catalog, Extension, Manifest, Questionnaire, RoleProfile
from roleadvisor.packs.names import item_names, name_key
from roleadvisor.packs.shares import bank_items, role_shares
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_PROBLEMS, Document, first_problems
from roleadvisor.safe.files import read_text
from roleadvisor.safe.parsing import parse
from roleadvisor.safe.typed import convert

QUESTIONNAIRE = "questionnaire.yaml"
MANIFEST = "pack.yaml"
MAX_ROLES = 200
MAX_PACK_BYTES = 2_000_000
MAX_PACK_VALUES = 120_000

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


def read_folder(folder: Path, load_bundled: Callable[[], Catalog]) -> PackRead:
    """Return what a folder holds, with every problem of all its files.

    The bundled pack is loaded only where this one adds to it, or asks its questions.
    """
    problems = _Problems(folder)
    files = problems.of(_files, folder) or _Files(None, None, ())
    manifest = Manifest()
    if files.manifest and (document := problems.read(files.manifest)):
        manifest = problems.of(convert, document, Manifest) or manifest
    bundled = load_bundled() if manifest.extends or not files.questionnaire else None
    base = bundled if manifest.extends else None
    own = problems.read(files.questionnaire) if files.questionnaire else None
    if files.questionnaire:
        questionnaire = _questionnaire(problems, base, own) if own else None
    else:
        questionnaire = bundled.questionnaire if bundled else None
    documents = {
        path.stem: document
        for path in files.roles
        if not problems.are_many and (document := problems.read(path))
    }
    catalog = _catalog(
        problems, base, questionnaire, documents, stems={path.stem for path in files.roles}
    )
    if problems.found or catalog is None:
        return PackRead(None, first_problems(problems.found), documents, own)
    digest = _digest(problems.texts, bundled)
    return PackRead(replace(catalog, digest=digest), (), documents, own)


class _Files(NamedTuple):
    manifest: Path | None
    questionnaire: Path | None
    roles: Sequence[Path]


class _Problems:
    """Notes what goes wrong and lets reading go on, so that one run lists everything."""

    def __init__(self, folder: Path) -> None:
        self.found: list[Problem] = []
        self.texts: list[str] = []
        self._folder = shown(str(folder))
        self._values = 0

    def of(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | None:
        """Return what `work` returns, or None with its problems noted."""
        try:
            return work(*arguments, **named)
        except InputError as error:
            self.found += error.problems
            return None

    def read(self, path: Path) -> Document | None:
        """Return a file's document, or None with its problems noted."""
        text = None if self._is_over() else self.of(read_text, path)
        if text is None:
            return None
        self.texts.append(text)
        document = None if self._is_over() else self.of(parse, text, shown(str(path)))
        self._values += len(document.places) if document else 0
        return None if self._is_over() else document

    @property
    def are_many(self) -> bool:
        """Whether there are more than anyone reads in one go."""
        return len(self.found) > MAX_PROBLEMS

    def _is_over(self) -> bool:
        """Return whether the pack is larger than any need be, and note it once."""
        reason = ""
        if sum(map(len, self.texts)) > MAX_PACK_BYTES:
            reason, code = f"more than {MAX_PACK_BYTES // 1_000_000} MB of role files", "too-large"
        elif self._values > MAX_PACK_VALUES:
            reason, code = (
                f"more than {MAX_PACK_VALUES} values in this pack's files",
                "too-many-values",
            )
        if reason and (problem := Problem(self._folder, 1, 1, reason, code)) not in self.found:
            self.found.append(problem)
        return bool(reason)


def _files(folder: Path) -> _Files:
    try:
        own = {n: folder / n for n in (MANIFEST, QUESTIONNAIRE) if _is_there(folder / n)}
        found = (path for path in folder.glob("*.yaml") if path.name not in own)
        roles = sorted(islice(found, MAX_ROLES + 1))
        is_folder = folder.is_dir()
        leading_out = list(_leading_out(folder, [*own.values(), *roles]))
        misnamed = sorted(islice(folder.glob("*.yml"), MAX_PROBLEMS))
    except (OSError, ValueError) as error:
        problem = Problem(shown(str(folder)), 1, 1, reason_of(error), "unreadable")
        raise InputError([problem]) from None
    if leading_out and folder != bundled_pack():
        raise InputError(leading_out)
    if misnamed:
        reason = "not read: the name of a pack's file ends in .yaml"
        raise InputError(Problem(shown(str(p)), 1, 1, reason, "file-name") for p in misnamed)
    if len(roles) > MAX_ROLES:
        reason = f"more than {MAX_ROLES} role files in this folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "too-many-roles")])
    if not roles:
        reason = "no role files (*.yaml) in this folder" if is_folder else "no such folder"
        if folder.is_file():
            reason = "a file; name its folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "no-roles")])
    return _Files(own.get(MANIFEST), own.get(QUESTIONNAIRE), roles)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _leading_out(folder: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield the symbolic links that lead out of a folder: whoever made it may not read elsewhere."""
    inside = Path(os.path.realpath(folder))
    for path in paths:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            message = "a symbolic link that leads out of the pack"
            yield Problem(shown(str(path)), 1, 1, message, "outside-pack")


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
    problems.found += check_vocabulary(extension, own, base=base.questionnaire)
    return extended(base.questionnaire, extension)


def extended(questionnaire: Questionnaire, extension: Extension) -> Questionnaire:
    """Return an item bank with what an extension adds to it.

    A bundled term of the same name as an added item implies it from then on.
    """
    added = {
        name_key(name): item.id
        for screen in extension.screens
        for item in screen.items
        for name in item_names(item)
    }
    terms = []
    for term in questionnaire.terms:
        called = {name_key(name) for name in (term.name, *term.aliases)}
        own = sorted({added[name] for name in called & added.keys()} - {*term.implies})
        terms.append(replace(term, implies=(*term.implies, *own)))
    return replace(
        questionnaire,
        version=extension.version or questionnaire.version,
        families={**questionnaire.families, **extension.families},
        surveys=(*questionnaire.surveys, *extension.surveys),
        screens=(*questionnaire.screens, *extension.screens),
        terms=(*terms, *extension.terms),
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
        if not problems.are_many and (profile := problems.of(convert, document, RoleProfile))
    ]
    if questionnaire is None or problems.are_many:
        return None
    items = bank_items(questionnaire)
    bundled = base.roles if base else {}
    roles = {**bundled, **{profile.id: profile for profile, _ in read}}
    names = Names(
        role={*stems, *roles},
        family=questionnaire.families,
        item={item.id: item.aliases for item in items.values()},
        retired=questionnaire.retired,
        survey={survey.id for survey in questionnaire.surveys},
    )
    for document in documents.values():
        if not problems.are_many:
            problems.found += islice(check_names(document, names), MAX_PROBLEMS + 1)
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
        shares=role_shares(ordered, questionnaire, items),
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
