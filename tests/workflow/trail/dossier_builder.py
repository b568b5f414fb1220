"""A small dossier made from scratch, and the means to forge one: whoever tampers here also rebuilds manifests and container."""

import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflow.trail import entry, merkle, note, proof, verify

UNIT, CASE, ACHIEVEMENT = "ZJLG", "C2026-0001", "A2026-0001"
ORIGIN = note.origin(UNIT, "case")
KEY = note.SigningKey(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
VKEY = note.vkey(KEY)
PAPER, ATTACHMENT = b"%PDF-1.7 paper", "附件".encode()


@dataclass
class Log:
    """Leaves of one unit's log with the heads of its cases, as a store would keep them."""

    leaves: list[bytes] = field(default_factory=list)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)

    def append(self, case: str, action: str, body: dict[str, Any] | None = None, **changes: Any) -> int:
        number, prev = self.heads.get(case, (0, "")) if case else (-1, "")
        seq = len(self.leaves)
        fields = {
            "unit": UNIT,
            "seq": seq,
            "kind": "case",
            "case": case,
            "case_seq": number + 1,
            "prev": prev,
            "at": f"2026-03-02T01:00:{seq:02}.000000Z",
            "actor": "王老师",
            "on_behalf_of": "",
            "action": action,
            "terms": "",
            "findings": [],
            "body": body or {},
            "nonce": f"{seq:032x}",
        }
        self.leaves.append(entry.leaf(entry.Entry(**fields | changes)))
        if case:
            self.heads[case] = number + 1, self.hashes[-1].hex()
        return seq

    @property
    def hashes(self) -> list[bytes]:
        return [entry.leaf_hash(leaf) for leaf in self.leaves]

    def checkpoint(self, size: int | None = None, *, key: note.SigningKey = KEY, origin: str = ORIGIN) -> bytes:
        size = len(self.leaves) if size is None else size
        return note.sign(note.checkpoint_text(origin, size, merkle.root_of(self.hashes[:size])), key)


def step(source: str, destination: str, *, table: str = "case", target: str = "", **more: Any) -> dict[str, Any]:
    """The body of a step; without ``state`` it names no digest, as in the first release."""
    return {"kind": "step", "table": table, "source": source, "destination": destination, "target": target, "set": {}} | more


def case_json(log: Log) -> bytes:
    """The case as its entries have it, its achievements left out."""
    own = [(verify.read_leaf(leaf), leaf) for leaf in log.leaves]
    document = verify.replayed([one for one in own if one[0]["case"] == CASE])[0][CASE]
    told = {"id": CASE, "seq": document["seq"], "state": document["positions"].get("case", "")}
    return verify.canonical({"case": told | document["groups"], "achievements": []})


def files(log: Log | None = None, origin: str = ORIGIN) -> dict[str, bytes]:
    """The payload that the export entry binds, of this log or of `a_log`."""
    log = log or a_log()[0]
    members = {f"data/{name}": name.encode() for name in verify.REQUIRED if name not in {"entries.jsonl", "checkpoint"}}
    members["data/case.json"] = case_json(log)
    members["data/duties.json"] = verify.canonical([a_duty(log)])
    members["data/dossier.pdf"] = cover(a_cover(log, origin))
    members[f"data/papers/{hashlib.sha256(PAPER).hexdigest()}.pdf"] = PAPER
    members[f"data/attachments/{hashlib.sha256(ATTACHMENT).hexdigest()}"] = ATTACHMENT
    return members


def own(log: Log) -> list[int]:
    """The case's entries."""
    return [seq for seq, leaf in enumerate(log.leaves) if f'"case":"{CASE}"'.encode() in leaf]


def a_duty(log: Log) -> dict[str, Any]:
    """One duty of the matrix, proved by the case's first entry."""
    first = own(log)[0]
    evidence = {"seq": first, "leaf": log.hashes[first].hex(), "when": "2026-03-02 09:00", "who": "王老师"}
    return {"id": "EV-27", "status": "已具备", "evidence": [evidence]}


def a_cover(log: Log, origin: str = ORIGIN) -> dict[str, Any]:
    """What the cover of its dossier says."""
    seqs, told = own(log), json.loads(case_json(log))["case"]
    return {
        "case": CASE,
        "price": told.get("terms", {}).get("price"),
        "related": False,
        "transferee": "",
        "contract_number": "",
        "registration_number": "",
        "state": verify.STANDINGS[told["state"]],
        "opened_on": "2026-03-02",
        "closed_on": None,
        "regulation": {"content_hash": hashlib.sha256(b"regulation.toml").hexdigest()},
        "log": {"origin": origin, "first_seq": seqs[0], "last_seq": seqs[-1], "entries": len(seqs)},
        "timeline": [{"seq": seq, "when": "2026-03-02 09:00", "who": "系统"} for seq in seqs],
        "duties": [a_duty(log)],
    }


def cover(data: Any) -> bytes:
    """As much of a PDF as the verifier reads: the file inside."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile/Filter /FlateDecode>>\nstream\n" + zlib.compress(verify.canonical(data)) + b"\nendstream"
    )


def a_log() -> tuple[Log, list[int]]:
    """A log in which the case has five entries among others, and the seqs that its dossier holds, the export's last."""
    log = Log()
    cited = [log.append("", "regulation_published")]
    cited += [log.append(ACHIEVEMENT, "draft"), log.append(ACHIEVEMENT, "disclose")]
    log.append("C2026-0002", "open")
    terms = {"price": 100_000_000, "title": "一种“示例”装置\n"}
    cited += [
        log.append(CASE, "open", step("new", "proposing")),
        log.append(CASE, "set_terms", step("proposing", "proposing", set={"terms": terms})),
    ]
    log.append(ACHIEVEMENT, "accept")
    cited += [log.append(ACHIEVEMENT, "ledger"), log.append(CASE, "submit", step("proposing", "reviewing"))]
    return log, cited


def export(log: Log, cited: Sequence[int], members: dict[str, bytes], **body: Any) -> list[int]:
    """Append the export entry; the seqs of the dossier."""
    whole = {"case": CASE, "case_seq": log.heads[CASE][0], "entries": list(cited), "files": verify.bound_files(members)}
    return [*cited, log.append(CASE, verify.EXPORTED, whole | body)]


def payload(log: Log, seqs: Sequence[int], members: dict[str, bytes], checkpoint: bytes) -> dict[str, bytes]:
    """The bound files with entries, proofs and checkpoint."""
    size = verify.read_checkpoint(checkpoint).size
    paths = merkle.inclusions(log.hashes, seqs, size)
    proofs = {f"data/proofs/{seq}.tlog-proof": proof.build(seq, paths[seq], checkpoint) for seq in seqs}
    lines = b"".join(log.leaves[seq] + b"\n" for seq in seqs)
    return {**members, **proofs, "data/entries.jsonl": lines, "data/checkpoint": checkpoint}


def seal(contents: dict[str, bytes]) -> bytes:
    """The zip of a payload, with manifests that fit: also what a forger would do."""
    return verify.canonical_zip(verify.bag(contents, unit=UNIT, case=CASE, day="2026-03-02"))


def a_payload() -> dict[str, bytes]:
    log, cited = a_log()
    members = files()
    seqs = export(log, cited, members)
    return payload(log, seqs, members, log.checkpoint())


def a_dossier() -> bytes:
    return seal(a_payload())


def forged(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A dossier whose payload was changed and whose manifests and container were rebuilt to fit."""
    contents = a_payload()
    change(contents)
    return seal(contents)


def built(
    change: Callable[[Log], None] = lambda _: None, *, origin: str = ORIGIN, key: note.SigningKey = KEY, drop: int = -1, **body
) -> bytes:
    """A dossier of a log that itself is wrong, properly signed."""
    log, cited = a_log()
    change(log)
    cited = [seq for seq in cited if seq != drop]
    members = files(origin=origin)
    seqs = export(log, cited, members, **body)
    return seal(payload(log, seqs, members, log.checkpoint(origin=origin, key=key)))


def rewrite(seq: int, **fields) -> Callable[[Log], None]:
    def change(log: Log) -> None:
        log.leaves[seq] = verify.canonical(verify.read_leaf(log.leaves[seq]) | fields)

    return change
