"""Ship the role pack inside wheels; an editable install reads it from its own folder."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RolePackHook(BuildHookInterface[Any]):
    """Add `roles/` to a standard wheel as `roleadvisor/roles`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Map the folder unless the install is editable, where a copy would go stale."""
        if version == "standard":
            build_data["force_include"]["roles"] = "roleadvisor/roles"
