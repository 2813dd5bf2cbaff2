"""Find the roles that a list on the command line names."""

from collections.abc import Sequence

from roleadvisor.errors import UsageError
from roleadvisor.packs import Catalog


def find_roles(catalog: Catalog, names: str | None) -> Sequence[str]:
    """Return the ids in a comma-separated list; None means all, which is an empty sequence."""
    if names is None:
        return ()
    from roleadvisor.packs.roles import find_role

    named = (find_role(catalog, name) for name in names.split(",") if name.strip())
    found = list(dict.fromkeys(named))
    if len(found) < 2:  # noqa: PLR2004 (one role is always first)
        raise UsageError("--roles needs at least two roles to choose between")
    return found
