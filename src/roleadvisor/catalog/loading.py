"""Read a role pack from its folder."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from roleadvisor.catalog.checks import check_names, check_questionnaire, check_role
from roleadvisor.catalog.model import (
    BankItem,
    Catalog,
    Questionnaire,
    RoleProfile,
)
from roleadvisor.catalog.shares import bank_items, stated_shares
from roleadvisor.catalog.strict import Document, parse, read_text, shown
from roleadvisor.catalog.typed import convert
from roleadvisor.errors import InputError, Problem, reason_of

QUESTIONNAIRE = "questionnaire.yaml"


def bundled_pack() -> Path:
    """Return the folder of the bundled roles: in the wheel, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "roles"
    return shipped if shipped.is_dir() else package.parents[1] / "roles"


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the role pack in `folder`, or the bundled one; raise `InputError` if it is unusable.

    A folder without a `questionnaire.yaml` is read with the bundled item bank.
    """
    folder = folder or bundled_pack()
    own = folder / QUESTIONNAIRE
    try:
        bank = own if own.exists() else bundled_pack() / QUESTIONNAIRE
        files = _role_files(folder)
    except OSError as error:
        problem = Problem(shown(str(folder)), 1, 1, reason_of(error), "unreadable")
        raise InputError([problem]) from None
    texts = {path: read_text(path) for path in (bank, *files)}
    documents = {path: parse(text, shown(str(path))) for path, text in texts.items()}
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
    files = sorted(path for path in folder.glob("*.yaml") if path.name != QUESTIONNAIRE)
    if not files:
        reason = "no role files (*.yaml) in this folder" if folder.is_dir() else "no such folder"
        raise InputError([Problem(shown(str(folder)), 1, 1, reason, "no-roles")])
    return files


def _questionnaire(document: Document) -> Questionnaire:
    questionnaire = convert(document, Questionnaire)
    _raise_if_any(check_questionnaire(questionnaire, document))
    _raise_if_any(check_names(questionnaire, document))
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
    roles = {profile.id: profile for profile, _ in read}
    for profile, document in read:
        problems.extend(
            check_role(
                profile,
                document,
                roles=roles,
                items=items,
                questionnaire=questionnaire,
                names={*documents, *roles},
            )
        )
    _raise_if_any(problems)
    return {role: roles[role] for role in sorted(roles)}


def _raise_if_any(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise InputError(found)


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest())
    return digest.hexdigest()[:16]
