"""A made-up pack whose roles have specialities, for what must hold whatever the bundled figures are."""

from collections.abc import Mapping
from pathlib import Path

from packing import write_pack

from roleadvisor.packs import Catalog, load_catalog

BANK = {
    "pack.yaml": """\
version: "1"
field: bread
families: {engineering: Engineering, science: Science}
temperature: 1.0
minimum_answers: 2
minimum_mentions: 2
words: {core: 0.8, common: 0.5, occasional: 0.2, rare: 0.05}
surveys:
  - {id: bakers-2024, citation: "Bakers, 2024", url: "https://example.org/2024"}
  - {id: bakers-2025, citation: "Bakers, 2025", url: "https://example.org/2025"}
  - {id: jobs-2026, citation: "Jobs, 2026", url: "https://example.org/2026", kind: ads}
screens: [liking, using, knowing, having]
""",
    "screens/liking.yaml": """\
{id: liking, title: Liking, prompt: How much?, kind: interest, scale: levels, items: [
  {id: baking, text: Baking bread, base: 0.5, weight: 1.0},
  {id: decorating, text: Decorating cakes, base: 0.3, weight: 0.9},
  {id: selling, text: Selling bread, base: 0.5, weight: 1.0},
  {id: milling, text: Milling flour, base: 0.2, weight: 0.8}]}
""",
    "screens/using.yaml": """\
{id: using, title: Using, prompt: Which?, kind: skill, scale: yes-no, items: [
  {id: oven, text: An oven, base: 0.5, weight: 1.0, mention_weight: 0.8},
  {id: mixer, text: A mixer, base: 0.4, weight: 0.7, mention_weight: 0.7},
  {id: till, text: A till, base: 0.4, weight: 0.9, mention_weight: 0.6},
  {id: millstone, text: A millstone, base: 0.2, weight: 0.6, mention_weight: 0.5}]}
""",
    "screens/knowing.yaml": """\
{id: knowing, title: Knowing, prompt: How well?, kind: skill, scale: levels, items: [
  {id: dough, text: "Dough: sours, yeasts", base: 0.4, weight: 0.9, needs: [mixer]},
  {id: books, text: Keeping the books, base: 0.3, weight: 0.8}]}
""",
    "screens/having.yaml": """\
{id: having, title: Having, prompt: Which?, kind: skill, scale: yes-no, learnable: false, items: [
  {id: diploma, text: A master baker's diploma, base: 0.3, weight: 1.0}]}
""",
}
ROLE = """\
id: {id}
name: {name}
family: {family}
{whole}summary: A made-up role that exists for the tests only.
responsibilities: [Do the work]
day: A day on which the work is done from the morning to the evening.
tools: [{{category: Machines, tools: [{{name: An oven, item: oven, for: baking}},
  {{name: A till, item: till, for: selling}}]}}]
sources: [{{id: made-up, title: Made up, url: "https://example.org/", used_for: tests}}]
estimates:
  basis: Made up for the tests of this project.
  shares: {{{shares}}}
"""
FITTED = "fitted: {start: -300, margin: 300}\n"
# Id: name, the role it specialises, what its people say.
ROLES = {
    "baker": (
        "Baker",
        "",
        "baking: core, oven: core, mixer: common, dough: common, diploma: common",
    ),
    "confectioner": ("Confectioner", "baker", "decorating: core, mixer: core, oven: common"),
    "bread-baker": ("Bread baker", "baker", "dough: core, millstone: occasional, selling: rare"),
    "seller": ("Seller", "", "selling: core, till: core, books: occasional, baking: rare"),
    "manager": ("Shop manager", "seller", "books: core, till: common, diploma: occasional"),
    "miller": ("Miller", "", "milling: core, millstone: core, dough: occasional, selling: rare"),
}


def bakery(folder: Path, fitted: Mapping[str, str] = {}, /, **more: str) -> Catalog:
    """Return the catalogue of the pack, written into a folder.

    `more` is added to the files of roles, `fitted` to those of their fitted numbers.
    """
    files = dict(BANK)
    for role, (name, whole, shares) in ROLES.items():
        text = ROLE.format(
            id=role,
            name=name,
            family="science" if role == "miller" else "engineering",
            whole=f"specialises: {whole}\n" if whole else "",
            shares=shares,
        )
        files[f"{role}.yaml"] = text + more.get(role, "")
        numbers = FITTED * bool(whole) + fitted.get(role, "")
        if numbers:
            files[f"fitted/{role}.yaml"] = numbers
    return load_catalog(write_pack(folder, files))
