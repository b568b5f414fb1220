"""The tree against pymerkle, an implementation of RFC 6962 that is not ours, for every size up to 70."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency

from workflow.trail import merkle
from workflow.trail.verify import consistency_holds, inclusion_holds, leaf_hash

LARGEST = 70
DATA = [f"entry {number}".encode() for number in range(LARGEST)]
LEAVES = [leaf_hash(data) for data in DATA]
SIZES = range(LARGEST + 1)


@pytest.fixture(scope="module")
def theirs() -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    tree.append_entries(DATA)
    return tree


def frontier(size: int) -> merkle.Frontier:
    grown = merkle.Frontier()
    for leaf in LEAVES[:size]:
        grown = merkle.append(grown, leaf)
    return grown


@pytest.mark.parametrize("size", SIZES)
def test_root_is_theirs_however_it_is_made(theirs: InmemoryTree, size: int):
    grown = frontier(size)
    assert grown.size == size
    assert merkle.root(grown) == merkle.root_of(LEAVES[:size]) == theirs.get_root(size)


def test_an_empty_tree_has_the_hash_of_nothing():
    assert merkle.root(merkle.Frontier()) == merkle.root_of([]) == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", SIZES)
def test_audit_paths_are_theirs_and_hold(theirs: InmemoryTree, size: int):
    root = merkle.root_of(LEAVES[:size])
    paths = merkle.inclusions(LEAVES, range(size), size)
    for index in range(size):
        path = merkle.inclusion(LEAVES, index, size)
        assert list(path) == list(paths[index]) == theirs.prove_inclusion(index + 1, size).path[1:]
        assert inclusion_holds(index, size, LEAVES[index], path, root)


def subproof(tree: InmemoryTree, old: int, start: int, end: int, *, whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962 §2.1.2, word for word, over the subtree hashes of pymerkle (whose own proofs are cut differently)."""
    width = end - start
    if old == width:
        return [] if whole else [tree._get_root(start, end)]
    k = 1
    while k * 2 < width:
        k *= 2
    if old <= k:
        return [*subproof(tree, old, start, start + k, whole=whole), tree._get_root(start + k, end)]
    return [*subproof(tree, old - k, start + k, end, whole=False), tree._get_root(start, start + k)]


@pytest.mark.parametrize("new", SIZES)
def test_consistency_proofs_hold_and_are_those_of_the_rfc(theirs: InmemoryTree, new: int):
    root = merkle.root_of(LEAVES[:new])
    for old in range(new + 1):
        path, old_root = merkle.consistency(LEAVES, old, new), merkle.root_of(LEAVES[:old])
        assert consistency_holds(old, old_root, new, root, path)
        if old:
            assert list(path) == subproof(theirs, old, 0, new, whole=True)
            verify_consistency(old_root, root, theirs.prove_consistency(old, new))


@given(st.data())
def test_a_changed_audit_path_does_not_hold(data: st.DataObject):
    size = data.draw(st.integers(1, LARGEST))
    index = data.draw(st.integers(0, size - 1))
    path, root = list(merkle.inclusion(LEAVES, index, size)), merkle.root_of(LEAVES[:size])
    leaf = LEAVES[index]
    assert not inclusion_holds(index, size, LEAVES[index - 1] if size > 1 else root[::-1], path, root)
    assert not inclusion_holds(index, size, leaf, [*path, root], root)
    assert not inclusion_holds(size, size, leaf, path, root)
    assert not inclusion_holds(-1, size, leaf, path, root)
    other = data.draw(st.integers(0, size - 1).filter(lambda drawn: drawn != index)) if size > 1 else index + 1
    assert not inclusion_holds(other, size, leaf, path, root)
    if path:
        position = data.draw(st.integers(0, len(path) - 1))
        flipped = [*path[:position], bytes([path[position][0] ^ 1]) + path[position][1:], *path[position + 1 :]]
        assert not inclusion_holds(index, size, leaf, flipped, root)
        assert not inclusion_holds(index, size, leaf, path[:-1], root)


@given(st.data())
def test_a_changed_consistency_proof_does_not_hold(data: st.DataObject):
    new = data.draw(st.integers(2, LARGEST))
    old = data.draw(st.integers(1, new - 1))
    path = list(merkle.consistency(LEAVES, old, new))
    old_root, root = merkle.root_of(LEAVES[:old]), merkle.root_of(LEAVES[:new])
    assert not consistency_holds(old, old_root[::-1], new, root, path)
    assert not consistency_holds(old, old_root, new, root[::-1], path)
    assert not consistency_holds(new, root, old, old_root, path)
    assert not consistency_holds(old, old_root, new, root, [])
    assert not consistency_holds(old, old_root, new, root, [*path, root])
    assert not consistency_holds(old, old_root, new, root, path[:-1])
    assert not consistency_holds(0, old_root, new, root, [])
    assert not consistency_holds(new, old_root, new, root, [])
    position = data.draw(st.integers(0, len(path) - 1))
    path[position] = path[position][::-1]
    assert not consistency_holds(old, old_root, new, root, path)


def test_a_proof_for_a_smaller_tree_does_not_hold_under_a_larger_size():
    small = merkle.root_of(LEAVES[:4])
    assert not consistency_holds(3, merkle.root_of(LEAVES[:3]), 8, small, merkle.consistency(LEAVES, 3, 4))
    assert not inclusion_holds(1, 8, LEAVES[1], merkle.inclusion(LEAVES, 1, 4), small)


@pytest.mark.parametrize("size", SIZES)
def test_the_frontier_grows_by_as_many_hashes_as_the_size_has_ones(size: int):
    assert len(frontier(size).hashes) == size.bit_count()


@pytest.mark.parametrize(("size", "hashes"), [(-1, ()), (0, LEAVES[:1]), (1, ()), (2, LEAVES[:2]), (1, (b"short",))])
def test_a_frontier_that_cannot_be_is_refused(size: int, hashes: tuple[bytes, ...]):
    with pytest.raises(ValueError, match="no frontier"):
        merkle.Frontier(size, tuple(hashes))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3), (0, LARGEST + 1)])
def test_no_audit_path_outside_the_tree(index: int, size: int):
    with pytest.raises(ValueError, match="no proof"):
        merkle.inclusion(LEAVES, index, size)


@pytest.mark.parametrize(("old", "new"), [(-1, 3), (4, 3), (0, LARGEST + 1)])
def test_no_consistency_proof_outside_the_tree(old: int, new: int):
    with pytest.raises(ValueError, match="no proof"):
        merkle.consistency(LEAVES, old, new)
