"""`list`: all roles."""

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack
from roleadvisor.cli.outputs import page, print_json


def list_(json: Json = False, pack: Pack = None) -> None:
    """List the roles, family by family."""
    catalog = open_pack(pack)
    if json:
        from roleadvisor.results.roles import list_roles

        print_json("list", list_roles(catalog), catalog)
    else:
        from roleadvisor.render.text.roles import write_list

        write_list(catalog, page())
