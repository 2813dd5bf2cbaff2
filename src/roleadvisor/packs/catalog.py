"""The catalogue that a pack's files make up: items, roles, and each role's share for each item."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from roleadvisor.errors import UnknownIdError
from roleadvisor.packs.ladders import NO_LADDERS, Ladders
from roleadvisor.packs.model import (
    LEVELS,
    Kind,
    Questionnaire,
    RoleProfile,
    Scale,
    Screen,
    ShareOf,
    Word,
)
from roleadvisor.packs.pay import PayBook
from roleadvisor.safe.characters import shown

# The source of a share that a role does not state.
BASE_SHARE = "base share"
# The source of a share that an expert states in a word.
ESTIMATE = "estimate"

K = TypeVar("K")
V = TypeVar("V")


class Lazily(Mapping[K, V]):
    """A mapping that makes each value when it is first used, as `make(key)`, and keeps it."""

    def __init__(self, keys: Collection[K], make: Callable[[K], V]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Share(Struct, frozen=True, kw_only=True):
    """The share of a role's practitioners who would say yes, or of its ads that name the item.

    `share` is the figure to show, and `scored` the one that answers are scored by. `scored` may
    draw on all sources, and on related roles.

    `of` says whose share it is. `source` is "estimate", "base share", or the ids of surveys; `n` is
    the number of people or ads, if any. `word` is the expert's word, also where a survey overrides
    it. A speciality that does not state an item takes the share of the role it specialises, which
    is then named in `inherited_from`.
    """

    share: float
    scored: float
    of: ShareOf
    source: str
    n: int | None = None
    word: Word | None = None
    inherited_from: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the role, or the one that it specialises, states a share for the item."""
        return self.source != BASE_SHARE


class BankItem(Struct, frozen=True, kw_only=True):
    """An item with the settings of its screen."""

    id: str
    text: str
    screen: str
    kind: Kind
    scale: Scale
    base: float
    weight: float
    mention_weight: float
    learnable: bool
    aliases: tuple[str, ...]
    surveys: tuple[str, ...]
    build: str | None
    docs: str | None
    needs: tuple[str, ...]
    succeeded_by: tuple[str, ...]
    only_while: tuple[str, ...]
    newcomers: bool

    @property
    def is_skill(self) -> bool:
        """Whether it is about what a person has done or knows, and so can be mentioned in a text."""
        return self.kind == "skill"

    @property
    def is_learnable_skill(self) -> bool:
        """Whether it can be advised as a next step."""
        return self.kind == "skill" and self.learnable

    @property
    def can_change(self) -> bool:
        """Whether a person could answer otherwise before long, unlike a degree or years of work."""
        return self.kind == "interest" or self.learnable

    def word(self, level: int) -> str:
        """Return the word for a level from 0 to 4: yes, no, or a word of the item's scale."""
        words = LEVELS[self.kind]
        if self.scale == "yes-no" and level in {0, len(words) - 1}:
            return "yes" if level else "no"
        return words[level]


class Catalog(Struct, frozen=True, kw_only=True):
    """A whole role pack: items, roles, each role's share for each item, and pay where it is known.

    The `ladders` are the rungs of roles, which count for no share.
    """

    questionnaire: Questionnaire
    items: Mapping[str, BankItem]
    roles: Mapping[str, RoleProfile]
    shares: Mapping[str, Mapping[str, Share]]
    digest: str
    ladders: Ladders = NO_LADDERS
    pay: PayBook | None = None

    @property
    def version(self) -> str:
        """The questionnaire's version."""
        return self.questionnaire.version

    @property
    def families(self) -> Mapping[str, str]:
        """The names of the families by id, in the order of the pack."""
        return self.questionnaire.families

    @property
    def whole_roles(self) -> Sequence[str]:
        """The roles that are not a speciality of another role, in the order of the pack."""
        return [role for role, profile in self.roles.items() if not profile.specialises]

    def check_ids(self, *, roles: Iterable[str] = (), items: Iterable[str] = ()) -> None:
        """Raise `UnknownIdError` for the first role, or item, that the catalogue does not have."""
        for kind, ids, known in (("role", roles, self.roles), ("item", items, self.items)):
            for unknown in ids:
                if unknown not in known:
                    raise UnknownIdError(f"unknown {kind} '{shown(str(unknown), 60)}'")

    def whole_of(self, role: str) -> str:
        """Return the role that this one specialises, or the role itself."""
        return self.roles[role].specialises or role

    def specialities_of(self, role: str) -> Sequence[str]:
        """Return the specialities of a whole role, in the order of the pack."""
        return [name for name, other in self.roles.items() if other.specialises == role]

    def share(self, role: str, item: str) -> float:
        """Return the share that answers are scored by."""
        return self.shares[role][item].scored

    def named_by(self, role: str) -> set[str]:
        """Return the items of a role's tools, and those that experts call core or common for it."""
        common = (item for item, s in self.shares[role].items() if s.word in {"core", "common"})
        return {tool.item for tool in self.roles[role].used if tool.item} | set(common)

    def screen_of(self, item: str) -> Screen:
        """Return the screen on which an item is asked."""
        screen = self.items[item].screen
        return next(s for s in self.questionnaire.screens if s.id == screen)
