"""A bakery whose pack says what its roles are paid."""

from pathlib import Path

from bakery import bakery
from packing import write_pack

from roleadvisor.packs import Catalog, load_catalog

PAY = """\
source: The guild's count
url: https://example.org/pay
licence: CC0
about: Bakeries that answered
currency: US dollars
years: [2025, 2026]
countries:
  CA: {name: Canada, note: Millers in Canada are paid in flour.}
  GB: {name: United Kingdom, aliases: [UK, Great Britain]}
  US: {name: United States, aliases: [USA]}
roles:
  baker:
    GB:
      all: {n: 60, low: 30000, median: 40000, high: 50499}
      entry: {n: 20, low: 25000, median: 30000, high: 33000}
      senior: {n: 31, low: 41000, median: 48000, high: 60000}
    US:
      all: {n: 900, low: 40000, median: 55000, high: 80000}
  confectioner:
    US:
      all: {n: 25, low: 38000, median: 45000, high: 52000}
  miller:
    CA:
      all: {n: 44, low: 35000, median: 36000, high: 37000}
"""


def paying_bakery(folder: Path, pay: str = PAY) -> Catalog:
    """Return the bakery with a file of pay, written into a folder."""
    bakery(folder)
    return load_catalog(write_pack(folder, {"fitted/pay.yaml": pay}))
