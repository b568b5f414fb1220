"""Root, proof and checkpoint of a real log agree with pymerkle, which is not ours: its tree over our leaves has our
roots and our audit paths, its verifier takes our proofs, and our verifier its roots."""

from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from tests.workflow.concurrency.soundness import case_log
from tests.workflow.concurrency.unit import UNIT, reviewed
from workflow.dossier import checkpoints
from workflow.house import House
from workflow.trail import merkle, proof
from workflow.trail.verify import consistency_holds, inclusion_holds, leaf_hash, read_checkpoint, read_proof, read_vkey, signer_problem


def theirs_over(leaves: list[bytes]) -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    tree.append_entries(leaves)
    return tree


def test_root_proof_and_checkpoint_agree_with_pymerkle(house: House) -> None:
    player, case = reviewed(house)
    held = checkpoints.current(house, UNIT)
    player.do("qian", "return", case, "1.0", text="请补充可比交易。")
    player.do("zhou", "submit", case)
    signed, key = checkpoints.current(house, UNIT), read_vkey(checkpoints.vkey(house, UNIT))
    old, new = read_checkpoint(held), read_checkpoint(signed)
    assert signer_problem(old, key) is None
    assert signer_problem(new, key) is None
    leaves = [row.leaf for row in case_log(house, UNIT)]
    hashes, theirs = [leaf_hash(leaf) for leaf in leaves], theirs_over(leaves)
    assert new.size == theirs.get_size() == len(leaves) > old.size > 0
    assert new.root == theirs.get_root() == merkle.root_of(hashes)
    assert old.root == theirs.get_root(old.size)
    for seq, leaf in enumerate(hashes):
        ours = read_proof(proof.build(seq, merkle.inclusion(hashes, seq, new.size), signed))
        their_proof = theirs.prove_inclusion(seq + 1)
        assert (ours.seq, [leaf, *ours.hashes]) == (seq, their_proof.path)
        verify_inclusion(leaf, new.root, their_proof)
        assert inclusion_holds(seq, new.size, leaf, ours.hashes, theirs.get_root())
    verify_consistency(old.root, new.root, theirs.prove_consistency(old.size, new.size))
    growth = merkle.consistency(hashes, old.size, new.size)
    assert consistency_holds(old.size, theirs.get_root(old.size), new.size, theirs.get_root(), growth)
