"""Ship the role pack inside wheels, and compile it for a quick start."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RolePackHook(BuildHookInterface[Any]):
    """Compile `roles/`, and add the folder to a standard wheel as `roleadvisor/roles`.

    An editable install reads the folder where it is: a copy would go stale. What is compiled cannot.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled pack into the package, and map the folder into a standard wheel."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from roleadvisor.packs.loading import compile_bundled

        compile_bundled()
        build_data["artifacts"].append("src/roleadvisor/packs/bundled.msgpack")
        if version == "standard":
            build_data["force_include"]["roles"] = "roleadvisor/roles"
