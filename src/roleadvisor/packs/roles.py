"""Find a role by what people type: its id in any case, its name, an alias, or how one of them begins."""

from collections.abc import Callable, Iterable, Sequence

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs.model import Catalog, RoleProfile
from roleadvisor.packs.names import is_same_name, name_key
from roleadvisor.safe.characters import shown

# One letter is no beginning of a name.
LEAST_BEGINNING = 2
SUGGESTIONS = 3
LISTED = 6


def role_names(profile: RoleProfile) -> tuple[str, ...]:
    """Return what a role is called: its id, its name and its aliases."""
    return (profile.id, profile.name, *profile.aliases)


def role_called(catalog: Catalog, text: str) -> str | None:
    """Return the role that is called exactly so, whatever the case; None if none or several are."""
    called = _called(catalog, name_key(text))
    return called[0] if len(called) == 1 else None


def roles_meant(catalog: Catalog, text: str) -> Sequence[str]:
    """Return the roles that a text may mean; one alone is meant.

    Those called so come first of all; then those whose id or name begins with these words, or else
    with these letters: "ml" is the ML engineer before it is MLOps.
    """
    key = name_key(text)
    if called := _called(catalog, key):
        return called
    if len(key) < LEAST_BEGINNING:
        return ()
    words = _roles_with(catalog, _titles, lambda name: f"{name} ".startswith(f"{key} "))
    return words or _roles_with(catalog, _titles, lambda name: name.startswith(key))


def find_role(catalog: Catalog, text: str) -> str:
    """Return the id of the role that a text means; raise `UnknownIdError` with near misses."""
    meant = roles_meant(catalog, text)
    if len(meant) == 1:
        return meant[0]
    called = shown(text, 60)
    if meant:
        more = f" and {len(meant) - LISTED} more" if len(meant) > LISTED else ""
        raise UnknownIdError(
            f"several roles may be meant by '{called}': {', '.join(meant[:LISTED])}{more}"
        )
    near = _near(catalog, text)
    hint = f"did you mean {', '.join(near)}?" if near else f"see 'roleadvisor list{catalog.option}'"
    raise UnknownIdError(f"unknown role '{called}'; {hint}")


def _called(catalog: Catalog, key: str) -> Sequence[str]:
    """Return the role whose id it is, or else those with such a name or alias."""
    ids = _roles_with(catalog, lambda role: (role.id,), lambda name: name == key)
    return ids or _roles_with(catalog, role_names, lambda name: is_same_name(key, name))


def _near(catalog: Catalog, text: str) -> Sequence[str]:
    """Return the roles with a name most like the text, or else with these words in one."""
    from roleadvisor.safe.typed import near_misses  # noqa: PLC0415 (only when something is wrong)

    by_name = {
        name_key(name).replace(" ", "-"): role
        for role, profile in catalog.roles.items()
        for name in role_names(profile)
    }
    key = name_key(text)
    near = [by_name[name] for name in near_misses(key, by_name)]
    having = _roles_with(catalog, role_names, lambda name: f" {key} " in f" {name} ")
    return list(dict.fromkeys(near or having))[:SUGGESTIONS]


def _roles_with(
    catalog: Catalog,
    names: Callable[[RoleProfile], Iterable[str]],
    is_meant: Callable[[str], bool],
) -> Sequence[str]:
    return [
        role
        for role, profile in catalog.roles.items()
        if any(is_meant(name_key(name)) for name in names(profile))
    ]


def _titles(profile: RoleProfile) -> tuple[str, ...]:
    return (profile.id, profile.name)
