"""The kinds of paper: one line each, but for contracts, which the acts and things name that they are for. Keys are stored with
papers, so they may be added but never renamed.

A kind that lacks a part, and a folder without its line, are refused at import: none can be issued half made.
"""

from importlib.resources import files

from documents.errors import RenderError
from documents.kind import ROOM, IncompleteKindError, Issued, PaperKind, of_folder
from states.road import roads

__all__ = ["CONTRACTS", "COVER", "KINDS", "IncompleteKindError", "PaperKind", "kind_of", "registered", "title_of"]


def registered(*kinds: PaperKind) -> dict[str, PaperKind]:
    """The kinds by key; raises IncompleteKindError when two share a key or the short title in their numbers, or both claim
    to be the cover of a dossier."""
    for name in ("key", "short"):
        held = [getattr(kind, name) for kind in kinds]
        if twice := sorted({value for value in held if held.count(value) > 1}):
            raise IncompleteKindError(f"文书种类的 {name} 重复：{'、'.join(twice)}")
    if len(covers := [kind.key for kind in kinds if kind.issued is Issued.ON_EXPORT]) > 1:
        raise IncompleteKindError(f"案卷封面只能有一种：{'、'.join(covers)}")
    return {kind.key: kind for kind in kinds}


def every_folder_of(kinds: dict[str, PaperKind]) -> None:
    """Holds that each folder of `documents/papers` is registered; raises IncompleteKindError naming those that are not."""
    folders = {item.name for item in (files("documents") / "papers").iterdir() if item.is_dir() and item.name[0] != "_"}
    if lost := sorted(folders - set(kinds)):
        raise IncompleteKindError(f"文书目录没有在 documents/kinds.py 登记：{'、'.join(f'{ROOM}/{name}' for name in lost)}")


#: The contracts of all roads: which one a case has, its road says.
CONTRACTS = tuple(dict.fromkeys(road.contract for road in roads()))

KINDS = registered(
    of_folder("disclosure"),
    of_folder("approval"),
    *map(of_folder, CONTRACTS),
    of_folder("dossier"),
)
every_folder_of(KINDS)

#: The cover of a dossier, which no step issues.
COVER = next(kind for kind in KINDS.values() if kind.issued is Issued.ON_EXPORT)


def title_of(key: str) -> str:
    """The title of a kind; the key itself of one that we no longer know."""
    return KINDS[key].title if key in KINDS else key


def kind_of(key: str, context: object) -> PaperKind:
    """The kind with that key; raises RenderError for an unknown key and for the context of another kind."""
    kind = KINDS.get(key)
    if kind is None:
        raise RenderError(f"没有这种文书：{key}")
    if type(context) is not kind.context:
        raise RenderError(f"{kind.title}不能由 {type(context).__name__} 的数据生成")
    return kind
