"""`list`: all roles."""

from roleadvisor.cli.inputs import open_pack
from roleadvisor.cli.options import Json, Pack
from roleadvisor.cli.outputs import page, print_json


def list_(json: Json = False, pack: Pack = None) -> None:
    """List the roles by family."""
    from roleadvisor.results.roles import list_roles

    catalog = open_pack(pack)
    roles = list_roles(catalog)
    if json:
        print_json("list", roles, catalog)
    else:
        from roleadvisor.render.text.roles import write_list

        write_list(roles, catalog, page())
