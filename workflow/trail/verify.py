"""Check an Anxin dossier offline: one file, standard library only, any Python from 3.9 on.

    python3 verify.py CASE.zip [--vkey log.vkey] [--checkpoint held.checkpoint]

Exit status: 0 verified; 1 not; 2 unreadable; 3 consistent, but the signer was not checked (no --vkey).

It trusts nothing inside the file it checks. The trust anchors, the log's verifier key and a checkpoint that the auditor already
holds, come from outside. In the order of this file: Ed25519 (RFC 8032), notes, checkpoints, verifier keys and proofs
(C2SP signed-note, tlog-checkpoint, tlog-proof@v1), Merkle trees (RFC 6962), entries (RFC 8785), the states that they leave, the
container (zip, BagIt 1.0), and then the dossier itself. The exporter writes with the same `canonical_zip`, `bag` and `bound_files` that are used here to
rebuild and compare, so that no byte of the container is left unchecked.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import re
import struct
import sys
import zlib
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

VERIFIED, NOT_VERIFIED, UNREADABLE, SIGNER_NOT_CHECKED = 0, 1, 2, 3


class Malformed(ValueError):
    """Something is not written as its format demands. `path` names the place, `reason` says in Chinese what is wrong there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path[:200]}：{reason}" if path else reason)
        self.path = path
        self.reason = reason


class Report(NamedTuple):
    """What a check found: the exit status, one Chinese line for each problem, lines that describe what was checked, and the verdict
    where it is not the status's own."""

    status: int
    problems: tuple[str, ...]
    summary: tuple[str, ...]
    own_verdict: str = ""

    @property
    def verdict(self) -> str:
        """The status in words."""
        return self.own_verdict or VERDICTS[self.status]


# Curve constants of RFC 8032 §5.1: field prime, group order, curve constant d, and a square root of -1.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]  # extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z
IDENTITY: Point = (0, 1, 1, 0)
BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE_Y = 46316835694926478169428394003475163141307993866256225615783033603165251855960
BASE: Point = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def decode_point(encoded: bytes) -> Point | None:
    """The point of 32 bytes (RFC 8032 §5.1.3), or None if they encode none or do so in a second, non-canonical way."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if len(encoded) != 32 or y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add_points(one: Point, two: Point) -> Point:
    """The complete addition of RFC 8032 §5.1.4; it doubles as well."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * D * one[3] * two[3] % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply_point(scalar: int, point: Point) -> Point:
    """`scalar` times `point`. Not in constant time: nothing here is secret."""
    total = IDENTITY
    while scalar:
        if scalar & 1:
            total = add_points(total, point)
        point = add_points(point, point)
        scalar >>= 1
    return total


def same_point(one: Point, two: Point) -> bool:
    return (one[0] * two[2] - two[0] * one[2]) % P == 0 and (one[1] * two[2] - two[1] * one[2]) % P == 0


def decode_public_key(public: bytes) -> Point | None:
    """The point of a public key, or None. A key of small order is none: it would accept one signature for any text."""
    point = decode_point(public)
    return None if point is None or same_point(multiply_point(8, point), IDENTITY) else point


def signature_is_valid(public: bytes, message: bytes, signature: bytes) -> bool:
    """Ed25519 verification (RFC 8032 §5.1.7), strict: S below the group order, both points canonical, no cofactor."""
    if len(signature) != 64:
        return False
    key, commitment = decode_public_key(public), decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or s >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same_point(multiply_point(s, BASE), add_points(commitment, multiply_point(challenge, key)))


ED25519 = b"\x01"  # signature type byte of C2SP signed-note
MOST_SIGNATURES = 64
KEY_NAME = re.compile(r"[^\s+\x00-\x1f\x7f-\x9f]+")
DECIMAL = re.compile(r"0|[1-9][0-9]{0,17}")
ORIGIN = re.compile(r"anxin/([A-Za-z0-9-]+)/(case|access)(/演示)?")
PROOF_HEADER = "c2sp.org/tlog-proof@v1"


class VerifierKey(NamedTuple):
    """A trusted Ed25519 key: its name, its four byte id and its 32 bytes."""

    name: str
    key_id: bytes
    public: bytes


class Note(NamedTuple):
    """A signed note, taken apart but not believed: its text and (key name, key id, signature) of each line."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]


class Checkpoint(NamedTuple):
    """A log's statement of its size (in entries) and root, with the note that carries it."""

    origin: str
    size: int
    root: bytes
    note: Note


class Proof(NamedTuple):
    """One tlog-proof: the entry's place in the log counted from 0, the audit path from the leaf upwards, the checkpoint's bytes as they stand."""

    seq: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes


def key_id(name: str, public: bytes) -> bytes:
    """The four byte id of an Ed25519 key as C2SP signed-note recommends it."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def decode_base64(text: str, where: str, length: int | None = None) -> bytes:
    """Standard base64 in its only canonical spelling. Raises Malformed."""
    try:
        decoded = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise Malformed(where, "不是 base64") from None
    if base64.b64encode(decoded).decode() != text:
        raise Malformed(where, "不是规范的 base64")
    if length is not None and len(decoded) != length:
        raise Malformed(where, f"应为 {length} 字节，实为 {len(decoded)} 字节")
    return decoded


def decode_decimal(text: str, where: str) -> int:
    """A number from 0 below 10^18 in ASCII digits without sign or leading zeros. Raises Malformed."""
    if not DECIMAL.fullmatch(text):
        raise Malformed(where, "不是规范的十进制整数")
    return int(text)


def decode_lines(raw: bytes, where: str) -> list[str]:
    """Lines of UTF-8 text, each ended by a newline, without other control characters. Raises Malformed."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise Malformed(where, "不是 UTF-8 文本") from None
    if not text.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", text):
        raise Malformed(where, "末尾没有换行，或者含有控制字符")
    return text[:-1].split("\n")


def read_vkey(text: str) -> VerifierKey:
    """The key of a C2SP verifier key line, `name+id+base64`; white space around the line is ignored. Raises Malformed."""
    where = "验证公钥"
    parts = text.strip().split("+", 2)
    if len(parts) != 3 or not KEY_NAME.fullmatch(parts[0]):
        raise Malformed(where, "不是 名称+编号+base64 的写法")
    encoded = decode_base64(parts[2], where, 33)
    public = encoded[1:]
    if encoded[:1] != ED25519 or decode_public_key(public) is None:
        raise Malformed(where, "不是有效的 Ed25519 公钥")
    if parts[1] != key_id(parts[0], public).hex():
        raise Malformed(where, "编号与公钥不符")
    return VerifierKey(parts[0], key_id(parts[0], public), public)


def read_note(raw: bytes, where: str) -> Note:
    """Take a signed note apart (C2SP signed-note). Raises Malformed."""
    lines = decode_lines(raw, where)
    if "" not in lines:
        raise Malformed(where, "正文与签名之间没有空行")
    blank = len(lines) - 1 - lines[::-1].index("")
    text, signed = "".join(line + "\n" for line in lines[:blank]), lines[blank + 1 :]
    if not text or not 0 < len(signed) <= MOST_SIGNATURES:
        raise Malformed(where, "没有正文、没有签名或者签名过多")
    return Note(text, tuple(read_signature(line, where) for line in signed))


def read_signature(line: str, where: str) -> tuple[str, bytes, bytes]:
    """Key name, key id and signature of one signature line. Raises Malformed."""
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—" or not KEY_NAME.fullmatch(parts[1]):
        raise Malformed(where, "签名行不合规范")
    encoded = decode_base64(parts[2], where + "签名行")
    if len(encoded) < 5:
        raise Malformed(where, "签名行过短")
    return parts[1], encoded[:4], encoded[4:]


def read_checkpoint(raw: bytes, where: str = "检查点") -> Checkpoint:
    """Take a checkpoint apart (C2SP tlog-checkpoint); our logs write no extension lines, so none are let in. Raises Malformed."""
    note = read_note(raw, where)
    lines = note.text[:-1].split("\n")
    if len(lines) != 3 or not KEY_NAME.fullmatch(lines[0]):
        raise Malformed(where, "正文应为来源、大小、树根三行")
    size = decode_decimal(lines[1], where + "的大小")
    root = decode_base64(lines[2], where + "的树根", 32)
    if size == 0 and root != hashlib.sha256().digest():
        raise Malformed(where, "空日志的树根不对")
    return Checkpoint(lines[0], size, root, note)


def read_proof(raw: bytes, where: str = "包含证明") -> Proof:
    """Take a tlog-proof apart. An `extra` line is refused: nothing authenticates it and our exporter writes none. Raises Malformed."""
    lines = decode_lines(raw, where)
    if len(lines) < 3 or lines[0] != PROOF_HEADER or not lines[1].startswith("index ") or "" not in lines:
        raise Malformed(where, "不是 tlog-proof@v1")
    index, blank = decode_decimal(lines[1][6:], where + "的序号"), lines.index("")
    hashes = tuple(decode_base64(line, where, 32) for line in lines[2:blank])
    return Proof(index, hashes, "".join(line + "\n" for line in lines[blank + 1 :]).encode())


def signer_problem(checkpoint: Checkpoint, key: VerifierKey | None, where: str = "检查点") -> str | None:
    """Why the checkpoint is not signed as it must be, or None. Without a key only the presence of the log's own line is checked."""
    own = [(ident, signature) for name, ident, signature in checkpoint.note.signatures if name == checkpoint.origin]
    if key is None:
        return None if any(len(signature) == 64 for _, signature in own) else f"{where}：没有日志自己的签名行"
    if key.name != checkpoint.origin:
        return f"{where}：来源 {checkpoint.origin} 不是验证公钥的名称 {key.name}"
    signatures = [signature for ident, signature in own if ident == key.key_id]
    if not signatures:
        return f"{where}：没有这把公钥的签名（由别的密钥签署）"
    if not all(signature_is_valid(key.public, checkpoint.note.text.encode(), signature) for signature in signatures):
        return f"{where}：签名不成立"
    return None


def leaf_hash(leaf: bytes) -> bytes:
    """Hash of an entry in the tree (RFC 6962 §2.1)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node of the tree (RFC 6962 §2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def inclusion_holds(index: int, size: int, leaf: bytes, hashes: Sequence[bytes], root: bytes) -> bool:
    """Whether the audit path leads from the leaf hash at `index` to the root of `size` leaves (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, current = index, size - 1, leaf
    for sibling in hashes:
        if last == 0:
            return False
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and current == root


def consistency_holds(old_size: int, old_root: bytes, size: int, root: bytes, hashes: Sequence[bytes]) -> bool:
    """Whether the tree of `size` leaves continues the one of `old_size` leaves (RFC 9162 §2.1.4.2)."""
    if old_size in (0, size):
        return not hashes and old_root == (root if old_size == size else hashlib.sha256().digest())
    path = list(hashes) if old_size & (old_size - 1) else [old_root, *hashes]
    if not 0 < old_size < size or not path:
        return False
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old, new = path[0], path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and old == old_root and new == root


TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"
#: The fields of a leaf: a type, or the pattern that a string must match in full.
FIELDS: dict[str, Any] = {
    "schema": r"anxin-entry/1",
    "alg": r"sha256",
    "unit": r"[A-Za-z0-9-]+",
    "seq": int,
    "kind": r"case|access",
    "case": r"[A-Za-z0-9-]*",
    "case_seq": int,
    "prev": r"([0-9a-f]{64})?",
    "at": TIME,
    "actor": str,
    "on_behalf_of": str,
    "action": r"[a-z][a-z0-9_]*",
    "terms": str,
    "findings": list,
    "body": dict,
    "nonce": r"[0-9a-f]{32}",
}
SPELLINGS = {name: re.compile(rule) for name, rule in FIELDS.items() if isinstance(rule, str)}
#: All of them at once, a line each: no spelling lets a line break in, so a text with one matches none.
SPELT = re.compile("\n".join(f"(?:{rule})" for rule in FIELDS.values() if isinstance(rule, str)))
TYPES = tuple((name, rule if isinstance(rule, type) else str) for name, rule in FIELDS.items())
DEEPEST = 64
HALF = re.compile("[\ud800-\udfff]")


def follows_profile(value: Any) -> bool:
    """Whether `check_profile` lets it pass. Several times as fast, because it keeps no path to name; every entry goes through here."""
    level, depth = [value], 0
    while level:
        deeper: list[Any] = []
        for one in level:
            kind = type(one)
            if kind is dict:
                if not visible(one):
                    return False
                deeper += one.values()
            elif kind is list:
                deeper += one
            elif not (
                (kind is str and (one.isascii() or not HALF.search(one))) or (kind is int and -(2**53) < one < 2**53) or kind is bool
            ):
                return False
        if depth > DEEPEST:
            return False
        level, depth = deeper, depth + 1
    return True


def visible(keys: Any) -> bool:
    """Whether all of them are visible ASCII."""
    try:
        text = "".join(keys)
    except TypeError:
        return False
    return text.isascii() and text.isprintable() and "" not in keys


def check_profile(value: Any, path: str = "", depth: int = 0) -> None:
    """Refuse what a leaf may not hold: floats, null, integers from 2^53 on, keys beyond ASCII, half surrogates. Raises Malformed."""
    if depth > DEEPEST:
        raise Malformed(path, "嵌套过深")
    if type(value) is str:
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise Malformed(path, "含有半个代理对，不是合法文字")
    elif type(value) is int:
        if abs(value) >= 2**53:
            raise Malformed(path, "整数不得达到 2 的 53 次方")
    elif type(value) is list:
        for position, item in enumerate(value):
            check_profile(item, f"{path}[{position}]", depth + 1)
    elif type(value) is dict:
        for key, item in value.items():
            if type(key) is not str or not re.fullmatch(r"[\x20-\x7e]+", key):
                raise Malformed(f"{path}.{key!r}", "键名须为可见的 ASCII 字符")
            check_profile(item, f"{path}.{key}" if path else key, depth + 1)
    elif type(value) is not bool:
        raise Malformed(path, f"不得含有 {type(value).__name__}：只许对象、数组、文字、布尔值和整数")


def check_fields(fields: dict[str, Any]) -> None:
    """Refuse a leaf with unknown, missing or ill-typed fields, or with a chain position that cannot be. Raises Malformed."""
    if not follows_profile(fields):
        check_profile(fields)
    if fields.keys() != FIELDS.keys():
        strangers = sorted(set(fields) ^ set(FIELDS))
        raise Malformed(strangers[0], "缺少此字段" if strangers[0] in FIELDS else "没有此字段")
    for name, wanted in TYPES:
        if type(fields[name]) is not wanted:
            raise Malformed(name, f"应为 {wanted.__name__}")
    if fields["seq"] < 0 or fields["case_seq"] < 0:
        raise Malformed("seq" if fields["seq"] < 0 else "case_seq", "不得为负")
    if not SPELT.fullmatch("\n".join([fields[name] for name in SPELLINGS])):
        raise Malformed(next(n for n, spelling in SPELLINGS.items() if not spelling.fullmatch(fields[n])), "写法不合规定")
    try:
        datetime.fromisoformat(fields["at"][:-1])
    except ValueError:
        raise Malformed("at", "没有这个时刻") from None
    if (fields["case"] == "") != (fields["case_seq"] == 0) or (fields["prev"] == "") != (fields["case_seq"] <= 1):
        raise Malformed("case_seq", "与 case、prev 不相配")


def canonical(value: Any) -> bytes:
    """RFC 8785 bytes of a value that `check_profile` lets pass: for ASCII keys and integers the standard library writes just these."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refuse_number(text: str) -> Any:
    raise Malformed("", f"不得含有数 {text[:20]}：只许 2 的 53 次方以下的整数")


def _short_integer(text: str) -> Any:
    return int(text) if len(text) <= 17 else _refuse_number(text)


def read_leaf(leaf: bytes) -> dict[str, Any]:
    """The fields of a leaf, if these bytes are the only way to write them. Raises Malformed."""
    try:
        text = leaf.decode()
        fields = json.loads(text, parse_int=_short_integer, parse_float=_refuse_number, parse_constant=_refuse_number)
    except Malformed:
        raise
    except (ValueError, RecursionError):
        raise Malformed("", "不是 UTF-8 的 JSON") from None
    if type(fields) is not dict:
        raise Malformed("", "不是 JSON 对象")
    check_fields(fields)
    if canonical(fields) != leaf:
        raise Malformed("", "不是规范写法（RFC 8785）")
    return fields


STEP, ADOPTED = "step", "digest_adopted"
#: Where an object stands before its first step; all others are new.
STARTS = {"hold": "active"}
#: Life cycles of which a subject has several objects; steps of others of which it has say so (`several`). Bodies of the first
#: release do not name the keys below.
SEVERAL = frozenset({"notice", "round"})
FIRST_KEYS = {"consents": "person", "notices": "n", "papers": "sha256", "relations": "person", "rounds": "n", "signoffs": "n"}

Document = dict[str, Any]


def blank_document() -> Document:
    """A subject before its first step. `groups`: each as its entries stored it; `positions`: where each object of each life cycle
    stands; `seq`: steps taken; `versions`: of groups that were written in a later shape than the first."""
    return {"groups": {}, "positions": {}, "seq": 0, "versions": {}}


def place_of(document: Document, body: dict[str, Any]) -> str:
    """The object that a step moved: its life cycle, and its number where a subject has several (the next one for a new object)."""
    table, target = body["table"], body["target"]
    if not body.get("several", table in SEVERAL):
        return str(table)
    return f"{table}/{target or 1 + sum(place.startswith(table + '/') for place in document['positions'])}"


def document_after(document: Document, body: dict[str, Any]) -> Document:
    """The document that a step leaves: groups replaced, or merged member by member where they have keys; one object moved."""
    groups, versions, keys = dict(document["groups"]), dict(document["versions"]), body.get("keys", FIRST_KEYS)
    for name, value in body["set"].items():
        groups[name] = merged_members(groups.get(name, []), value, keys[name]) if name in keys else value
        if body.get("v", 1) > 1:
            versions[name] = body["v"]
    positions = {**document["positions"], place_of(document, body): body["destination"]}
    return {"groups": groups, "positions": positions, "seq": document["seq"] + 1, "versions": versions}


def merged_members(held: list[Any], new: list[Any], key: str) -> list[Any]:
    """Members replaced by those of the same key, and the rest added, in order."""
    members = {member[key]: member for member in held}
    members.update((member[key], member) for member in new)
    return list(members.values())


def state_digest(document: Document) -> str:
    """What a step's entry says of the state that it leaves."""
    return digest(canonical(document))


def follow(document: Document, fields: dict[str, Any], hashed: Callable[[Document], str] = state_digest) -> tuple[Document, list[str]]:
    """The subject's document after an entry of its own, and what is wrong: a step from where the object was not, another state than
    the entry names. ``hashed`` computes what `state_digest` does. Raises Malformed when a step's body is none."""
    body, name = fields["body"], f"条目 {fields['seq']}"
    if body.get("kind") not in (STEP, ADOPTED):
        return document, []
    problems = []
    try:
        if body["kind"] == STEP:
            place = place_of(document, body)
            stood = document["positions"].get(place, STARTS.get(place, "new"))
            if body["source"] != stood:
                problems.append(f"{name}：从 {body['source']} 办理，而 {place} 当时处于 {stood}")
            document = document_after(document, body)
        if body.get("state", "" if body["kind"] == STEP else None) not in ("", hashed(document)):
            problems.append(f"{name}：所载状态摘要与此前各条推得的状态不符")
    except (AttributeError, KeyError, TypeError):
        raise Malformed(name, "步骤的内容不全，不能推得状态") from None
    return document, problems


LOCAL, CENTRAL, END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
STORED = (20, 0, 0, 0, 0x21)  # version needed, flags, method, time, date: plain storage on 1980-01-01
UNIX_20, PLAIN_FILE = 3 << 8 | 20, 0o100644 << 16
MEMBER_NAME = re.compile(r"(?!.*//)(?!/)(?!(.*/)?\.\.?(/|$))[A-Za-z0-9._/-]{1,200}(?<!/)")


def canonical_zip(members: dict[str, bytes]) -> bytes:
    """The one zip of these members: sorted by name, stored, dated 1980-01-01, no extra field or comment.

    Raises Malformed for names that are not safe ASCII paths and for what a zip without 64 bit extensions cannot hold.
    """
    body, directory = bytearray(), bytearray()
    if len(members) >= 0xFFFF or sum(map(len, members.values())) >= 2**31:
        raise Malformed("zip", "成员过多或过大")
    for name, content in sorted(members.items()):
        if not MEMBER_NAME.fullmatch(name):
            raise Malformed(repr(name), "成员名不合规定")
        measures = (zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += CENTRAL.pack(b"PK\x01\x02", UNIX_20, *STORED, *measures, 0, 0, 0, PLAIN_FILE, len(body)) + name.encode()
        body += LOCAL.pack(b"PK\x03\x04", *STORED, *measures) + name.encode() + content
    end = END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)


def read_zip(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Members of a canonical zip and what is not canonical about it. Raises Malformed when its members cannot be told apart."""
    members: dict[str, bytes] = {}
    problems, at, previous = [], 0, "文件开头"
    while data[at : at + 4] == b"PK\x03\x04" and at + LOCAL.size <= len(data):
        header = LOCAL.unpack_from(data, at)
        crc, size, length = header[6], header[8], header[9]
        start = at + LOCAL.size + length
        name = data[at + LOCAL.size : start].decode("ascii", "backslashreplace")
        at = start + size
        if header[1:6] != STORED or header[7] != size or header[10] or at > len(data):
            raise Malformed(f"zip 成员 {name[:200]!r}（在 {previous} 之后）", "文件头不合规定，可能被改动或重新压缩")
        if not MEMBER_NAME.fullmatch(name) or name in members:
            raise Malformed(f"zip 成员 {name[:200]!r}（在 {previous} 之后）", "成员名不合规定或者重复")
        members[name], previous = data[start:at], name
        if zlib.crc32(members[name]) != crc:
            problems.append(f"{name}：内容与 zip 校验码不符")
    if data[at : at + 4] != b"PK\x01\x02" or not members:
        raise Malformed(f"zip（在 {previous} 之后）", "不是案卷的 zip，或者此处已损坏")
    if list(members) != sorted(members):
        problems.append("zip：成员未按名称排序")
    elif not problems and canonical_zip(members) != data:
        problems.append(f"zip：目录区不是规范写法（{_first_difference(data, members)} 附近）")
    return members, problems


def _first_difference(data: bytes, members: dict[str, bytes]) -> str:
    """Name of the first member whose record in the zip's directory is not the canonical one; before it all is known to be."""
    expected = canonical_zip(members)
    at = sum(LOCAL.size + len(name) + len(content) for name, content in members.items())
    for name in members:
        end = at + CENTRAL.size + len(name)
        if data[at:end] != expected[at:end]:
            return name
        at = end
    return "文件结尾"


UNBOUND = re.compile(r"data/(entries\.jsonl|checkpoint|consistency|proofs/[^/]*)")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def bound_files(members: dict[str, bytes]) -> dict[str, str]:
    """Path and sha256 of every file that the export entry binds: the payload without the entries and the proofs that hold that entry."""
    return {name: digest(content) for name, content in members.items() if name.startswith("data/") and not UNBOUND.fullmatch(name)}


def manifest(members: dict[str, bytes]) -> bytes:
    """A BagIt manifest of these files (RFC 8493 §2.1.3), sorted by name."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in sorted(members.items())).encode()


def bag(payload: dict[str, bytes], *, unit: str, case: str, day: str) -> dict[str, bytes]:
    """The payload (names under data/) with the tag files of its BagIt bag; `day` is the ISO date of the export entry."""
    size = sum(map(len, payload.values()))
    info = f"Bagging-Date: {day}\nExternal-Identifier: {case}\nPayload-Oxum: {size}.{len(payload)}\nSource-Organization: {unit}\n"
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": info.encode(),
        "manifest-sha256.txt": manifest(payload),
    }
    return {**payload, **tags, "tagmanifest-sha256.txt": manifest(tags)}


Entry = tuple[dict[str, Any], bytes]  # the fields of a leaf and its bytes
Entries = Sequence[Entry]

EXPORTED = "dossier_exported"
ENTRIES, CHECKPOINT, CONSISTENCY = "data/entries.jsonl", "data/checkpoint", "data/consistency"
REQUIRED = (
    "README.txt",
    "case.json",
    "checkpoint",
    "dossier.pdf",
    "duties.json",
    "entries.jsonl",
    "regulation.toml",
    "rules.json",
    "verify.py",
)
NAMED_BY_HASH = re.compile(r"data/(?:papers/([0-9a-f]{64})\.pdf|attachments/([0-9a-f]{64}))")
FREE_NAME = re.compile(r"data/(?:proofs/[0-9]+\.tlog-proof|consistency|" + "|".join(map(re.escape, REQUIRED)) + ")")
LAST_SEQ = re.compile(rb'.*"seq":([0-9]{1,16})[,}]', re.DOTALL)


def layout_problems(members: dict[str, bytes]) -> list[str]:
    """Required files that are missing, files that have no place in a dossier, papers whose bytes are not the ones of their name."""
    problems = [f"data/{name}：缺少此文件" for name in REQUIRED if f"data/{name}" not in members]
    for name, content in members.items():
        named = NAMED_BY_HASH.fullmatch(name)
        if named and digest(content) not in named.groups():
            problems.append(f"{name}：内容的 SHA-256 与文件名不符")
        if not named and name.startswith("data/") and not FREE_NAME.fullmatch(name):
            problems.append(f"{name}：案卷中不应有此文件")
    return problems


def bag_problems(members: dict[str, bytes], last: dict[str, Any]) -> list[str]:
    """Where the BagIt tag files are not the ones that the payload and the export entry give; lists each file at odds with a manifest."""
    payload = {name: content for name, content in members.items() if name.startswith("data/")}
    expected = bag(payload, unit=last["unit"], case=last["case"], day=last["at"][:10])
    problems = [f"{name}：案卷中不应有此文件" for name in members if name not in expected]
    for name in sorted(set(expected) - set(payload)):
        stored, wanted = members.get(name, b""), expected[name]
        if stored != wanted:
            lines = sorted(set(stored.split(b"\n")) ^ set(wanted.split(b"\n")))
            shown = sorted({line[66:].decode("ascii", "backslashreplace")[:200] for line in lines} - {""}) if "manifest" in name else []
            problems += [f"{file}：与 {name} 的记载不符" for file in shown] or [f"{name}：不是规范写法"]
    return problems


def read_entries(raw: bytes) -> tuple[list[Entry], list[str]]:
    """Fields and bytes of each leaf that can be read, and a problem for each that cannot, named by its seq where that can be seen."""
    entries, problems = [], []
    lines = raw.split(b"\n")
    if lines.pop() or not lines:
        problems.append(f"{ENTRIES}：没有条目，或者末尾没有换行")
    for number, leaf in enumerate(lines, 1):
        try:
            entries.append((read_leaf(leaf), leaf))
        except Malformed as error:
            seen = LAST_SEQ.match(leaf)
            problems.append(f"条目 {seen[1].decode() if seen else '?'}（{ENTRIES} 第 {number} 行）：{error}")
    return entries, problems


def chain_problems(entries: Entries, origin: str) -> list[str]:
    """Entries of a foreign log, out of order, going back in time, or not following the entry of their case that comes before.

    Of the dossier's own case, named by the last entry, every entry from 1 on must be there; of others only those that are cited are.
    """
    problems, main, log = [], entries[-1][0]["case"], ORIGIN.fullmatch(origin)
    heads: dict[str, tuple[int, str]] = {}
    previous: tuple[int, str] = (-1, "")
    for fields, leaf in entries:
        name, case, number = f"条目 {fields['seq']}", fields["case"], fields["case_seq"]
        if log is None or (fields["unit"], "case", fields["kind"]) != (log[1], log[2], "case"):
            problems.append(f"{name}：不属于检查点所指的日志 {origin}")
        if fields["seq"] <= previous[0] or fields["at"] < previous[1]:
            problems.append(f"{name}：次序颠倒、重复或者时间倒退")
        previous = fields["seq"], fields["at"]
        if case:
            last, tip = heads.get(case, (0, ""))
            if number <= last or (case == main and number != last + 1):
                problems.append(f"{name}：{case} 的第 {number} 条接在第 {last} 条之后，有缺漏或重复")
            elif number == last + 1 and fields["prev"] != tip:
                problems.append(f"{name}：prev 不是 {case} 第 {last} 条的散列值")
            heads[case] = number, leaf_hash(leaf).hex()
    return problems


def proof_problems(members: dict[str, bytes], entries: Entries, checkpoint: Checkpoint) -> list[str]:
    """Entries without a proof that leads to the dossier's one checkpoint, and proofs without an entry."""
    problems = []
    spare = {name for name in members if name.startswith("data/proofs/")}
    for fields, leaf in entries:
        seq, name = fields["seq"], f"data/proofs/{fields['seq']}.tlog-proof"
        spare.discard(name)
        try:
            proof = read_proof(members.get(name, b""))
        except Malformed as error:
            problems.append(f"条目 {seq}（{name}）：{error}")
            continue
        if proof.checkpoint != members[CHECKPOINT] or proof.seq != seq:
            problems.append(f"条目 {seq}（{name}）：包含证明的序号或检查点不对")
        elif not inclusion_holds(seq, checkpoint.size, leaf_hash(leaf), proof.hashes, checkpoint.root):
            problems.append(f"条目 {seq}（{name}）：包含证明不成立，条目或证明被改动")
    return problems + [f"{name}：没有对应的条目" for name in sorted(spare)]


def export_problems(members: dict[str, bytes], entries: Entries) -> list[str]:
    """Where the dossier differs from what its last entry says was exported: which case, which entries, which files."""
    last = entries[-1][0]
    body, name = last["body"], f"条目 {last['seq']}"
    files, seqs = body.get("files"), [fields["seq"] for fields, _ in entries[:-1]]
    if last["action"] != EXPORTED or not last["case"] or type(files) is not dict:
        return [f"{name}：最后一条应为 {EXPORTED}，并列明案件和文件"]
    problems = []
    if body.get("case") != last["case"] or body.get("case_seq") != last["case_seq"] - 1:
        problems.append(f"{name}：body 所称案件或其末条序号与条目不符")
    if body.get("entries") != seqs:
        problems.append(f"{name}：{ENTRIES} 的条目与导出时列明的不同（entries）")
    actual = bound_files(members)
    differing = [path for path in sorted(set(files) | set(actual)) if files.get(path) != actual.get(path)]
    return problems + [f"{path}：与{name} 导出时记录的文件不符（改动、缺失或多出）" for path in differing]


def replayed(entries: Entries) -> tuple[dict[str, Document], set[str], list[str]]:
    """The documents of the subjects whose every entry is here, those of them that no entry binds, and what is wrong with their steps."""
    documents: dict[str, Document] = {}
    counted: dict[str, int] = {}
    unbound: set[str] = set()
    problems: list[str] = []
    for fields, _ in entries:
        case, body = fields["case"], fields["body"]
        if not case or counted.get(case, 0) + 1 != fields["case_seq"]:
            continue
        counted[case] = fields["case_seq"]
        try:
            documents[case], wrong = follow(documents.get(case, blank_document()), fields)
        except Malformed as error:
            wrong = [str(error)]
        problems += wrong
        if body.get("kind") in (STEP, ADOPTED):
            (unbound.discard if "state" in body else unbound.add)(case)
    return documents, unbound, problems


def state_problems(members: dict[str, bytes], entries: Entries, documents: dict[str, Document]) -> list[str]:
    """Where `data/case.json` says something else than the documents that the entries were replayed to."""
    problems: list[str] = []
    if "data/case.json" not in members:
        return problems
    try:
        told = json.loads(members["data/case.json"], parse_float=_refuse_number)
        subjects = [("案件", told["case"], "case"), *(("成果", one, "achievement") for one in told["achievements"])]
        for what, subject, cycle in subjects:
            name = f"data/case.json：{what} {subject['id']}"
            document = documents.get(subject["id"])
            if document is None:
                problems.append(f"{name} 没有可供核对的全部条目")
            else:
                problems += [f"{name} 的 {field} 与条目推得的状态不符" for field in false_fields(subject, document, cycle)]
        if entries[-1][0]["case"] != told["case"]["id"] or [one["id"] for one in told["achievements"]] != told["case"].get(
            "achievements", []
        ):
            problems.append("data/case.json：所载不是本案及其成果")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        problems.append("data/case.json：不能读取")
    return problems


def false_fields(subject: dict[str, Any], document: Document, cycle: str) -> list[str]:
    """Fields of a subject as told that its document does not bear out; what no step has set must be empty."""
    known = {"seq": document["seq"], "state": document["positions"].get(cycle), "id": subject["id"], **document["groups"]}
    empty: tuple[Any, ...] = ("", [], {"reason": "", "state": "active"})
    return sorted(
        name for name in {*subject, *known} if (subject.get(name, "") != known[name] if name in known else subject[name] not in empty)
    )


COVER, DUTIES = "data/dossier.pdf", "data/duties.json"
EMBEDDED_FILE = re.compile(rb"/Type ?/EmbeddedFile\b[^\n]{0,1000}>>\r?\nstream\r?\n")
MOST_EMBEDDED = 2**26  #: bytes of the data inside a cover
PRESENT = "已具备"
#: Of a case, as a cover says where it stands; and where it stands for good.
STANDINGS = {
    "internal_control": "内控审查",
    "proposing": "拟定方案",
    "reviewing": "部门审核",
    "deciding": "决策",
    "approved": "已批准",
    "trading": "签约办理",
    "contracted": "已签约",
    "settling": "收益分配",
    "registering": "合同登记",
    "closed": "办结",
    "rejected": "不予同意",
    "withdrawn": "已撤回",
    "terminated": "已终止",
}
ENDS = frozenset({"closed", "rejected", "withdrawn", "terminated"})


def embedded(pdf: bytes) -> Any:
    """The one JSON file that a PDF of ours carries: the data that its pages were made from. Raises Malformed."""
    places = list(EMBEDDED_FILE.finditer(pdf))
    if len(places) != 1:
        raise Malformed(COVER, "其中应恰有一份所附数据")
    try:
        return json.loads(zlib.decompressobj().decompress(pdf[places[0].end() :], MOST_EMBEDDED))
    except (ValueError, zlib.error, RecursionError):
        raise Malformed(COVER, "所附数据不能读取") from None


def cover_problems(members: dict[str, bytes], entries: Entries, documents: dict[str, Document], origin: str) -> list[str]:
    """Where the data inside the cover, or the duty matrix, say something else than the entries do. That the cover's pages print just
    these data is for who can make them anew; its bytes are those that the export entry names."""
    try:
        told, duties = embedded(members[COVER]), json.loads(members[DUTIES])
        names = {body["person"]: body["name"] for body in (fields["body"] for fields, _ in entries) if body.get("kind") == "seats"}
        wanted = cover_wanted(entries, documents[entries[-1][0]["case"]], names)
        wanted |= {"duties": duties, "regulation.content_hash": digest(members["data/regulation.toml"]), "log.origin": origin}
        found = {name: at_path(told, name) for name in wanted}
        found["timeline"] = [[step["seq"], step["when"], step["who"]] for step in found["timeline"]]
        problems = [f"{COVER}：所附数据的 {name} 与条目不符" for name in sorted(wanted) if found[name] != wanted[name]]
        return problems + duty_problems(duties, entries, names)
    except Malformed as error:
        return [str(error)]
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return [f"{COVER}：封面或履责清单的数据不全，不能核对"]


def at_path(value: Any, path: str) -> Any:
    """A member of a member, None where there is none."""
    for name in path.split("."):
        value = value.get(name)
    return value


def cover_wanted(entries: Entries, document: Document, names: dict[str, str]) -> dict[str, Any]:
    """What a cover must say, by the place in its data; ``names``: of persons."""
    last, groups, state = entries[-1][0], document["groups"], document["positions"]["case"]
    own = [fields for fields, _ in entries[:-1] if fields["case"] == last["case"]]
    ended = [shown(fields["at"])[:10] for fields in own if fields["body"].get("destination") in ENDS]
    terms = groups.get("terms", {})
    deal = terms.get("deal", terms)  # what is signed: in the first shape, all in one
    return {
        "case": last["case"],
        "price": deal.get("price"),
        "related": deal.get("related", False),
        "transferee": deal.get("buyer", {}).get("name", ""),
        "contract_number": groups.get("contract", {}).get("number", ""),
        "registration_number": groups.get("registration", {}).get("number", ""),
        "state": STANDINGS[state],
        "opened_on": shown(own[0]["at"])[:10],
        "closed_on": ended[-1] if state in ENDS else None,
        "log.first_seq": own[0]["seq"],
        "log.last_seq": own[-1]["seq"],
        "log.entries": len(own),
        "timeline": [[fields["seq"], shown(fields["at"]), names.get(fields["actor"], "系统")] for fields in own],
    }


def duty_problems(duties: Any, entries: Entries, names: dict[str, str]) -> list[str]:
    """Duties said to be done without an entry that proves it, and evidence that is not the entry it names."""
    by_seq = {fields["seq"]: (fields, leaf) for fields, leaf in entries}
    problems = []
    for duty in duties:
        if (duty["status"] == PRESENT) != bool(duty["evidence"]):
            problems.append(f"{DUTIES}：{duty['id']} 称 {duty['status']}，与所列证据不配")
        for one in duty["evidence"]:
            fields, leaf = by_seq.get(one["seq"], ({"actor": "", "at": ""}, b""))
            who = "系统" if fields["actor"] == "system" else names.get(fields["actor"], fields["actor"])
            if not leaf or (one["leaf"], one["when"], one["who"]) != (leaf_hash(leaf).hex(), shown(fields["at"]), who):
                problems.append(f"{DUTIES}：{duty['id']} 所列的条目 {one['seq']} 与条目不符")
    return problems


def shown(at: str) -> str:
    """A time as papers print it: to the minute, in China."""
    return f"{datetime.fromisoformat(at[:-1]) + timedelta(hours=8):%Y-%m-%d %H:%M}"


def read_consistency(raw: bytes) -> tuple[int, bytes, tuple[bytes, ...]]:
    """Old size, old root and hashes of a consistency file: `size root`, then one hash a line, all in base64. Raises Malformed."""
    lines = decode_lines(raw, CONSISTENCY)
    size, _, root = lines[0].partition(" ")
    hashes = tuple(decode_base64(line, CONSISTENCY, 32) for line in lines[1:])
    return decode_decimal(size, CONSISTENCY), decode_base64(root, CONSISTENCY, 32), hashes


def growth_problems(members: dict[str, bytes], checkpoint: Checkpoint, held: Checkpoint | None) -> list[str]:
    """Where the log does not continue the checkpoint that the auditor holds, or the older one that the dossier itself names."""
    older = None
    if CONSISTENCY in members:
        try:
            older = read_consistency(members[CONSISTENCY])
        except Malformed as error:
            return [str(error)]
        if not consistency_holds(older[0], older[1], checkpoint.size, checkpoint.root, older[2]):
            return [f"{CONSISTENCY}：一致性证明不成立"]
    if held is None:
        return []
    if held.origin != checkpoint.origin:
        return [f"手中的检查点：来源是 {held.origin}，案卷的是 {checkpoint.origin}"]
    if (held.size, held.root) == (checkpoint.size, checkpoint.root):
        return []
    if held.size == checkpoint.size:
        return [f"手中的检查点：大小同为 {held.size} 而树根不同，日志被改写过"]
    if older is not None and older[0] == held.size and older[1] != held.root:
        return [f"手中的检查点：案卷所证大小 {held.size} 的树根与之不同，日志被改写过"]
    return []


def comparison_wanting(members: dict[str, bytes], checkpoint: Checkpoint, held: Checkpoint | None) -> str:
    """What to ask for where a sound dossier holds no way from its checkpoint to the auditor's, or back; "" where it does."""
    if held is None or held.size == checkpoint.size:
        return ""
    if held.size < checkpoint.size and CONSISTENCY in members and read_consistency(members[CONSISTENCY])[0] == held.size:
        return ""
    how = "比案卷的新" if held.size > checkpoint.size else "案卷没有从它延续而来的一致性证明"
    return (
        f"手中的检查点：大小 {held.size}，案卷的为 {checkpoint.size}，{how}，无法比较："
        "请索取依手中检查点重新导出的案卷（anxin dossier 案件编号 --at 检查点文件）"
    )


def verify_bytes(data: bytes, *, vkey: str | None = None, checkpoint: bytes | None = None) -> Report:
    """Check a dossier. `vkey` is the trusted verifier key line, `checkpoint` a checkpoint that the auditor holds. Raises nothing."""
    try:
        key = None if vkey is None else read_vkey(vkey)
        held = None if checkpoint is None else read_checkpoint(checkpoint, "手中的检查点")
        members, problems = read_zip(data)
    except Malformed as error:
        return Report(UNREADABLE, (str(error),), ())
    problems += layout_problems(members)
    entries, unread = read_entries(members.get(ENTRIES, b""))
    problems += unread
    try:
        head = read_checkpoint(members.get(CHECKPOINT, b""), CHECKPOINT)
    except Malformed as error:
        return Report(NOT_VERIFIED, (*problems, str(error)), ())
    documents, unbound, untrue = replayed(entries)
    if entries and not unread:
        problems += bag_problems(members, entries[-1][0]) + chain_problems(entries, head.origin) + export_problems(members, entries)
        problems += untrue + state_problems(members, entries, documents)
    problems += proof_problems(members, entries, head) + growth_problems(members, head, held)
    if not problems:  # it says nothing about a cover that what it is held to is wrong already
        problems += cover_problems(members, entries, documents, head.origin)
    if not problems:  # the slow step, and one that says nothing about contents that are wrong already
        signed = [signer_problem(head, key, CHECKPOINT), signer_problem(held, key, "手中的检查点") if held else None]
        problems += [problem for problem in signed if problem]
    told = summary(entries, head, held, key, unbound)
    if problems:
        return Report(NOT_VERIFIED, tuple(problems), told)
    # Nothing speaks against the dossier, and nothing shows yet that it is of the log that the auditor saw: as where no key is given,
    # what was to be checked is not all checked. The status is that one's, the verdict its own.
    if wanting := comparison_wanting(members, head, held):
        return Report(SIGNER_NOT_CHECKED, (wanting,), told, UNCOMPARED if key else f"{UNCOMPARED}；签署者也未核验")
    return Report(SIGNER_NOT_CHECKED if key is None else VERIFIED, (), told)


def summary(
    entries: Entries, head: Checkpoint, held: Checkpoint | None, key: VerifierKey | None, unbound: AbstractSet[str]
) -> tuple[str, ...]:
    """Lines that say what was checked; ``unbound``: the subjects whose state no entry names."""
    last = entries[-1][0] if entries else {"unit": "?", "case": "?", "at": "?"}
    lines = [
        f"单位 {last['unit']}，案件 {last['case']}，导出于 {last['at']}，条目 {len(entries)} 条",
        f"日志 {head.origin}，检查点大小 {head.size}，树根 {head.root.hex()}",
        f"验证公钥：{key.name}+{key.key_id.hex()}" if key else "未给出验证公钥（--vkey），签署者未核验",
    ]
    if held:
        lines.append(f"手中的检查点：大小 {held.size}，树根 {held.root.hex()}")
    if unbound:
        lines.append(f"状态未绑定：{'、'.join(sorted(unbound))} 的末步出自旧版，条目未载明状态摘要；所载内容仍已逐条推得并核对")
    if head.origin.endswith("/演示"):
        lines.append("演示数据：不是真实案卷")
    return tuple(lines)


def verify(path: str | Path, *, vkey: str | None = None, checkpoint: bytes | None = None) -> Report:
    """Check the dossier at `path`; as `verify_bytes`. A file that cannot be opened is unreadable."""
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        return Report(UNREADABLE, (f"{path}：打不开（{error}）",), ())
    return verify_bytes(data, vkey=vkey, checkpoint=checkpoint)


VERDICTS = {
    VERIFIED: "已核验：内容完整，签名成立",
    NOT_VERIFIED: "不成立：案卷与其日志不符，见上列各项",
    UNREADABLE: "无法读取",
    SIGNER_NOT_CHECKED: "内容自洽，但未核验签署者：请用 --vkey 给出从案卷之外取得的验证公钥",
}
UNCOMPARED = "案卷本身成立，但与手中的检查点无法比较，见上列所需"


def main(argv: Sequence[str] | None = None) -> int:
    """Check the dossier named on the command line, print what was found, return the exit status."""
    parser = argparse.ArgumentParser(
        prog="verify",
        description="离线核验安心案卷。退出码：0 已核验，1 不成立，2 无法读取，3 自洽但未核验签署者，或与手中的检查点无法比较",
    )
    parser.add_argument("file", metavar="FILE.zip", help="案卷")
    parser.add_argument("--vkey", metavar="FILE", help="日志的验证公钥（C2SP 格式的一行），须从案卷之外取得")
    parser.add_argument("--checkpoint", metavar="FILE", help="审计人员先前留存的检查点")
    options = parser.parse_args(argv)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console without Chinese shows escapes, not a traceback
    try:
        vkey = Path(options.vkey).read_bytes().decode() if options.vkey else None
        checkpoint = Path(options.checkpoint).read_bytes() if options.checkpoint else None
    except (OSError, ValueError) as error:
        report = Report(UNREADABLE, (f"验证公钥或检查点打不开（{error}）",), ())
    else:
        report = verify(options.file, vkey=vkey, checkpoint=checkpoint)
    for line in (*report.summary, *report.problems, f"结论 {report.status}：{report.verdict}"):
        print(line)
    return report.status


if __name__ == "__main__":
    sys.exit(main())
