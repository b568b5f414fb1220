"""Version 2: a leaf says ``exempt`` in so many words. Before, whoever was named on a leaf was exempt by being named."""

from typing import Any


def named(signoffs: Any) -> Any:
    return [{**signoff, "tree": _tree(signoff["tree"])} for signoff in signoffs]


def _tree(tree: dict[str, Any]) -> dict[str, Any]:
    if tree["kind"] == "leaf":
        return {**tree, "exempt": bool(tree.get("person"))}
    return {**tree, "children": [_tree(child) for child in tree["children"]]}
