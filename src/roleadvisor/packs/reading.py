"""Read a role pack from its folder."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from msgspec.structs import replace

from roleadvisor.errors import InputError, Problem
from roleadvisor.packs.catalog import Catalog
from roleadvisor.packs.checks import Bank, Names, Written, check_bank, check_names, check_role
from roleadvisor.packs.files import LADDERS, PACK, PAY, TERMS, PackFiles, find_files
from roleadvisor.packs.forms import Extension, FittedPack, FittedRole, PackFile, TermsFile
from roleadvisor.packs.joining import extended_questionnaire, fitted_questionnaire, role_profile
from roleadvisor.packs.ladder_checks import check_ladders
from roleadvisor.packs.ladders import NO_LADDERS, Ladders, LaddersFile, joined_ladders
from roleadvisor.packs.model import Questionnaire, RoleFile, RoleProfile, Screen
from roleadvisor.packs.pay import PayBook, check_pay
from roleadvisor.packs.shares import bank_items, role_shares
from roleadvisor.safe.characters import shown
from roleadvisor.safe.documents import MAX_PROBLEMS, Document, first_problems
from roleadvisor.safe.files import read_text
from roleadvisor.safe.parsing import parse
from roleadvisor.safe.typed import convert, did_you_mean

MAX_PACK_BYTES = 2_000_000
MAX_PACK_VALUES = 120_000
# Stands in for an optional file that a pack does not have.
_NO_FILE = Document({}, "", {}, {})

P = ParamSpec("P")
T = TypeVar("T")
Documents = Mapping[str, Document]


class PackRead(NamedTuple):
    """What was read from a folder: the catalogue, or None and every problem of its files.

    The documents are by file name without `.yaml`; `documents` are those of roles.
    """

    catalog: Catalog | None
    problems: Sequence[Problem]
    settings: Documents
    documents: Documents
    screens: Documents
    fitted: Documents


def read_folder(folder: Path, load_bundled: Callable[[], Catalog]) -> PackRead:
    """Return the pack in a folder, or every problem of all its files.

    The bundled pack is loaded only if this pack extends it or uses its item bank.
    """
    try:
        files = find_files(folder)
    except InputError as error:
        return PackRead(None, error.problems, {}, {}, {}, {})
    problems = _Problems(folder)
    read = PackRead(None, (), *map(problems.read, files))
    own = read.settings.get(PACK)
    has_own = any(path.stem == PACK for path in files.settings)
    is_extending = own is not None and isinstance(own.data, dict) and "extends" in own.data
    bundled = load_bundled() if is_extending or not has_own else None
    base = bundled if is_extending else None
    if has_own:
        questionnaire = _questionnaire(problems, read, files, base)
    else:
        questionnaire = bundled.questionnaire if bundled else None
    problems.found += _without_effect(read, has_own=has_own, is_alone=bundled is None)
    ladders = _ladders(problems, read, files, bundled)
    catalog = _catalog(problems, base, questionnaire, read, files)
    if problems.found or catalog is None:
        return read._replace(problems=first_problems(problems.found))
    digest = _digest(problems.texts, bundled)
    return read._replace(catalog=replace(catalog, digest=digest, ladders=ladders))


class _Problems:
    """Collects problems instead of raising them, so that one run lists them all."""

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

    def typed(self, document: Document, kind: type[T]) -> Written[T] | None:
        """Return the typed value of a document, or None with its problems noted."""
        value = None if self.are_many else self.of(convert, document, kind)
        return None if value is None else Written(value, document)

    def read(self, paths: Iterable[Path]) -> dict[str, Document]:
        """Return documents by file name without `.yaml`; note the problems of unreadable files."""
        found = {path.stem: self._read(path) for path in paths}
        return {stem: document for stem, document in found.items() if document}

    def _read(self, path: Path) -> Document | None:
        text = None if self.are_many or self._is_too_large() else self.of(read_text, path)
        if text is None:
            return None
        self.texts.append(text)
        document = None if self._is_too_large() else self.of(parse, text, shown(str(path)))
        self._values += len(document.places) if document else 0
        return None if self._is_too_large() else document

    @property
    def are_many(self) -> bool:
        """Whether there are too many to look for more."""
        return len(self.found) > MAX_PROBLEMS

    def _is_too_large(self) -> bool:
        """Return whether the pack exceeds a limit, and note that once."""
        reason = ""
        if sum(map(len, self.texts)) > MAX_PACK_BYTES:
            reason, code = (
                f"more than {MAX_PACK_BYTES // 1_000_000} MB in this pack's files",
                "too-large",
            )
        elif self._values > MAX_PACK_VALUES:
            reason, code = (
                f"more than {MAX_PACK_VALUES} values in this pack's files",
                "too-many-values",
            )
        if reason and (problem := Problem(self._folder, 1, 1, reason, code)) not in self.found:
            self.found.append(problem)
        return bool(reason)


def _without_effect(read: PackRead, *, has_own: bool, is_alone: bool) -> Iterator[Problem]:
    """Yield the files that have no effect in a pack that uses the bundled item bank."""
    if not has_own:
        for document in (*read.settings.values(), *read.screens.values()):
            message = "not read: a pack with questions of its own has a pack.yaml"
            yield document.problem((), message, "no-pack")
    if not is_alone and (numbers := read.fitted.get(PACK)):
        message = (
            "not read: the bundled pack has its own; write `base` and `weight` with your items"
        )
        yield numbers.problem((), message, "clash")


def _questionnaire(
    problems: _Problems, read: PackRead, files: PackFiles, base: Catalog | None
) -> Questionnaire | None:
    """Return the pack's own item bank, or the bundled one with what the pack adds to it."""
    kind: type[PackFile | Extension] = Extension if base else PackFile
    settings = problems.typed(read.settings[PACK], kind) if PACK in read.settings else None
    terms = problems.typed(read.settings.get(TERMS, _NO_FILE), TermsFile)
    fitted = problems.typed(read.fitted.get(PACK, _NO_FILE), FittedPack)
    screens = {
        name: screen
        for name, document in read.screens.items()
        if (screen := problems.typed(document, Screen))
    }
    if settings is None or terms is None or len(screens) < len(files.screens):
        return None
    listed = [name for name in settings.value.screens if name in screens]
    bank = Bank(settings, {name: screens[name] for name in (*listed, *screens)}, terms)
    problems.found += check_bank(bank, base.questionnaire if base else None)
    if base:
        return extended_questionnaire(bank, base.questionnaire)
    return fitted_questionnaire(bank, fitted.value if fitted else FittedPack())


def _ladders(
    problems: _Problems, read: PackRead, files: PackFiles, bundled: Catalog | None
) -> Ladders:
    """Return the pack's own ladders beside those of the bundled pack that it builds on, if any."""
    base = bundled.ladders if bundled else NO_LADDERS
    if LADDERS not in read.settings or not (
        written := problems.typed(read.settings[LADDERS], LaddersFile)
    ):
        return base
    roles = {*(bundled.roles if bundled else ()), *(path.stem for path in files.roles)}
    problems.found += islice(check_ladders(written, base, roles), MAX_PROBLEMS + 1)
    return joined_ladders(written.value, base)


def _own_roles(problems: _Problems, read: PackRead, files: PackFiles) -> Mapping[str, RoleProfile]:
    """Return the pack's own roles with their fitted numbers, by file name without `.yaml`."""
    stems = {path.stem for path in files.roles}
    numbers = {name: document for name, document in read.fitted.items() if name not in {PACK, PAY}}
    for name, document in numbers.items():
        if name not in stems:
            message = f"there is no role '{shown(name, 60)}'{did_you_mean(name, stems)}"
            problems.found.append(document.problem((), message, "unknown-role"))
    own = {}
    for name, document in read.documents.items():
        role = problems.typed(document, RoleFile)
        fitted = problems.typed(numbers.get(name, _NO_FILE), FittedRole)
        if role and fitted:
            own[name] = role_profile(role.value, fitted.value)
    return own


def _catalog(
    problems: _Problems,
    base: Catalog | None,
    questionnaire: Questionnaire | None,
    read: PackRead,
    files: PackFiles,
) -> Catalog | None:
    """Return the catalogue, or None with its problems noted."""
    own = _own_roles(problems, read, files)
    if questionnaire is None or problems.are_many:
        return None
    items = bank_items(questionnaire)
    bundled = base.roles if base else {}
    roles = {**bundled, **{profile.id: profile for profile in own.values()}}
    names = Names(
        role={*roles, *(path.stem for path in files.roles)},
        family=questionnaire.families,
        item={item.id: item.aliases for item in items.values()},
        retired=questionnaire.retired,
        survey={survey.id for survey in questionnaire.surveys},
    )
    for document in (*read.documents.values(), *read.screens.values(), *read.fitted.values()):
        if not problems.are_many:
            problems.found += islice(check_names(document, names), MAX_PROBLEMS + 1)
    for name, profile in own.items():
        document = read.documents[name]
        if profile.id in bundled:
            message = f"'{profile.id}' is a bundled role; give yours another id"
            problems.found.append(document.problem(("id",), message, "clash"))
        problems.found += check_role(profile, name, document, roles=roles)
    paid = problems.typed(read.fitted[PAY], PayBook) if PAY in read.fitted else None
    if paid:
        problems.found += islice(check_pay(paid.value, paid.document, roles), MAX_PROBLEMS + 1)
    if problems.found:
        return None
    ordered = {role: roles[role] for role in sorted(roles)}
    return Catalog(
        questionnaire=questionnaire,
        items=items,
        roles=ordered,
        shares=role_shares(ordered, questionnaire, items),
        digest="",
        pay=paid.value if paid else base.pay if base else None,
    )


def _digest(texts: Iterable[str], bundled: Catalog | None) -> str:
    """Return a digest of the pack's texts, and of the bundled pack if that is used."""
    digest = hashlib.sha256()
    if bundled:
        digest.update(bundled.digest.encode())
    for text in texts:
        digest.update(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest())
    return digest.hexdigest()[:16]
