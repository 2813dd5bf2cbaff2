"""Read a role pack from its folder."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from roleadvisor.catalog.checks import check_questionnaire, check_role
from roleadvisor.catalog.model import (
    BankItem,
    Catalog,
    Questionnaire,
    RoleProfile,
)
from roleadvisor.catalog.shares import bank_items, stated_shares
from roleadvisor.catalog.strict import (
    MAX_PROBLEMS,
    Document,
    first_problems,
    parse,
    read_text,
    shown,
)
from roleadvisor.catalog.typed import convert
from roleadvisor.errors import InputError, Problem, reason_of

QUESTIONNAIRE = "questionnaire.yaml"
MAX_ROLES = 200
MAX_PACK_BYTES = 2_000_000
MAX_PACK_VALUES = 120_000


def bundled_pack() -> Path:
    """Return the folder of the bundled roles: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "roles"
    return shipped if shipped.is_dir() else package.parents[1] / "roles"


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the role pack in `folder`, or the bundled one; raise `InputError` if it is unusable.

    A folder without a `questionnaire.yaml` is read with the bundled item bank. The folder itself may
    be a symbolic link; a file in it may not be one that leads out of it.
    """
    own = (folder or bundled_pack()) / QUESTIONNAIRE
    try:
        files = _role_files(own.parent)
        listed = [own, *files] if own.exists() or own.is_symlink() else files
        if folder:
            _raise_if_any(_leading_out(folder, listed))
    except (OSError, ValueError) as error:
        problem = Problem(shown(str(folder)), 1, 1, reason_of(error), "unreadable")
        raise InputError([problem]) from None
    bank = own if own in listed else bundled_pack() / QUESTIONNAIRE
    texts = _texts([bank, *files], own.parent)
    documents = _documents(texts, own.parent)
    questionnaire = _questionnaire(documents[bank])
    items = bank_items(questionnaire)
    roles = _roles({path.stem: documents[path] for path in files}, questionnaire, items)
    return Catalog(
        questionnaire=questionnaire,
        items=items,
        roles=roles,
        shares=stated_shares(roles, questionnaire, items),
        digest=_digest(texts.values()),
    )


def _role_files(folder: Path) -> list[Path]:
    files = (path for path in folder.glob("*.yaml") if path.name != QUESTIONNAIRE)
    listed = sorted(islice(files, MAX_ROLES + 1))
    if not listed:
        reason = "no role files (*.yaml) in this folder" if folder.is_dir() else "no such folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "no-roles")])
    if len(listed) > MAX_ROLES:
        reason = f"more than {MAX_ROLES} role files in this folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "too-many-roles")])
    return listed


def _leading_out(folder: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield the symbolic links that lead out of a folder: whoever made it may not read elsewhere."""
    inside = Path(os.path.realpath(folder))
    for path in paths:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            message = "a symbolic link that leads out of the pack"
            yield Problem(shown(str(path)), 1, 1, message, "outside-pack")


def _texts(paths: Iterable[Path], folder: Path) -> dict[Path, str]:
    texts: dict[Path, str] = {}
    size = 0
    for path in paths:
        texts[path] = read_text(path)
        size += len(texts[path])
        if size > MAX_PACK_BYTES:
            reason = f"more than {MAX_PACK_BYTES // 1_000_000} MB of role files"
            raise InputError([Problem(shown(str(folder)), 1, 1, reason, "too-large")])
    return texts


def _documents(texts: Mapping[Path, str], folder: Path) -> dict[Path, Document]:
    documents: dict[Path, Document] = {}
    values = 0
    for path, text in texts.items():
        documents[path] = parse(text, shown(str(path)))
        values += len(documents[path].places)
        if values > MAX_PACK_VALUES:
            reason = f"more than {MAX_PACK_VALUES} values in this pack's files"
            raise InputError([Problem(shown(str(folder)), 1, 1, reason, "too-many-values")])
    return documents


def _questionnaire(document: Document) -> Questionnaire:
    questionnaire = convert(document, Questionnaire)
    _raise_if_any(check_questionnaire(questionnaire, document))
    return questionnaire


def _roles(
    documents: Mapping[str, Document], questionnaire: Questionnaire, items: Mapping[str, BankItem]
) -> dict[str, RoleProfile]:
    problems: list[Problem] = []
    read: list[tuple[RoleProfile, Document]] = []
    for document in documents.values():
        try:
            read.append((convert(document, RoleProfile), document))
        except InputError as error:
            problems.extend(error.problems)
        if len(problems) > MAX_PROBLEMS:
            break
    roles = {profile.id: profile for profile, _ in read}
    names = {*documents, *roles}
    for profile, document in read:
        if len(problems) > MAX_PROBLEMS:
            break
        problems.extend(
            check_role(
                profile,
                document,
                roles=roles,
                items=items,
                questionnaire=questionnaire,
                names=names,
            )
        )
    _raise_if_any(problems)
    return {role: roles[role] for role in sorted(roles)}


def _raise_if_any(problems: Iterable[Problem]) -> None:
    if found := first_problems(problems):
        raise InputError(found)


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest())
    return digest.hexdigest()[:16]
