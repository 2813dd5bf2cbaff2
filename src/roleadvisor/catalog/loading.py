"""Read a role pack from its folder."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from roleadvisor.catalog.checks import check_questionnaire, check_role
from roleadvisor.catalog.model import (
    BankItem,
    Catalog,
    Questionnaire,
    RoleProfile,
    Share,
)
from roleadvisor.catalog.strict import Document, parse, read_text
from roleadvisor.catalog.typed import convert
from roleadvisor.errors import InputError, Problem

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
    bank = own if own.exists() else bundled_pack() / QUESTIONNAIRE
    files = _role_files(folder)
    texts = {path: read_text(path) for path in (bank, *files)}
    documents = {path: parse(text, str(path)) for path, text in texts.items()}
    questionnaire = _questionnaire(documents[bank])
    items = {item.id: item for item in _bank_items(questionnaire)}
    roles = _roles({path.stem: documents[path] for path in files}, questionnaire, items)
    return Catalog(
        questionnaire=questionnaire,
        items=items,
        roles=roles,
        shares={role: _shares(roles, role, questionnaire, items) for role in roles},
        digest=_digest(texts.values()),
    )


def _role_files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.glob("*.yaml") if path.name != QUESTIONNAIRE)
    if not files:
        reason = "no role files (*.yaml) in this folder" if folder.is_dir() else "no such folder"
        raise InputError([Problem(str(folder), 1, 1, reason, "no-roles")])
    return files


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


def _bank_items(questionnaire: Questionnaire) -> Iterator[BankItem]:
    for screen in questionnaire.screens:
        for item in screen.items:
            yield BankItem(
                id=item.id,
                text=item.text,
                screen=screen.id,
                kind=screen.kind,
                scale=screen.scale,
                base=questionnaire.words.share(item.base),
                weight=item.weight,
                aliases=item.aliases,
                surveys=item.surveys,
            )


def _shares(
    roles: Mapping[str, RoleProfile],
    role: str,
    questionnaire: Questionnaire,
    items: Mapping[str, BankItem],
) -> dict[str, Share]:
    """Return the shares a role states; a speciality starts from those of the role it specialises."""
    profile = roles[role]
    shares: dict[str, Share] = {}
    if profile.specialises:
        shares = _shares(roles, profile.specialises, questionnaire, items)
    if profile.estimates:
        for item, word in profile.estimates.shares.items():
            shares[item] = Share(share=questionnaire.words.share(word), source="estimate")
    if profile.surveyed:
        for item, surveyed in profile.surveyed.shares.items():
            asked = [s for s in profile.surveyed.surveys if s in items[item].surveys]
            source = ", ".join(asked or profile.surveyed.surveys)
            shares[item] = Share(share=surveyed.share, source=source, n=surveyed.n)
    return dict(sorted(shares.items()))


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.replace("\r\n", "\n").encode()).digest())
    return digest.hexdigest()[:16]
