"""Signing notes, and the strict reading of notes, checkpoints and verifier keys."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.workflow.trail.dossier_builder import KEY, ORIGIN, VKEY
from workflow.trail import note
from workflow.trail.verify import Malformed, read_checkpoint, read_note, read_vkey, signature_is_valid, signer_problem

ROOT = hashlib.sha256(b"root").digest()
NOTE = note.sign(note.checkpoint_text(ORIGIN, 109, ROOT), KEY)
TEXT, SIGNATURE = (part.decode() for part in NOTE.split(b"\n\n"))
B64_ROOT = base64.b64encode(ROOT).decode()

# The example of golang.org/x/mod/sumdb/note: made and documented by others.
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_that_others_signed_opens_with_their_key():
    key, opened = read_vkey(GO_VKEY), read_note(GO_NOTE.encode(), "note")
    ((name, ident, signature),) = opened.signatures
    assert (name, ident) == (key.name, key.key_id)
    assert signature_is_valid(key.public, opened.text.encode(), signature)


def test_a_signed_checkpoint_opens_with_its_key():
    opened = read_checkpoint(NOTE)
    assert (opened.origin, opened.size, opened.root) == (ORIGIN, 109, ROOT)
    assert signer_problem(opened, read_vkey(VKEY + "\n")) is None


def test_a_key_is_the_same_after_saving_and_loading():
    pem = note.save(KEY)
    assert pem.startswith(b"-----BEGIN PRIVATE KEY-----\n")
    loaded = note.load(ORIGIN, pem)
    assert note.vkey(loaded) == VKEY
    assert note.sign(TEXT + "\n", loaded) == NOTE
    assert "private" not in repr(loaded)


def test_only_an_ed25519_key_is_loaded():
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(TypeError, match="Ed25519"):
        note.load(ORIGIN, other)
    with pytest.raises(ValueError, match=r"deserialize|PEM"):
        note.load(ORIGIN, b"junk")


def test_the_origin_names_unit_kind_and_sandbox():
    assert note.origin("ZJLG", "case") == "anxin/ZJLG/case"
    assert note.origin("ZJLG", "access", sandbox=True) == "anxin/ZJLG/access/演示"


@pytest.mark.parametrize(("unit", "kind"), [("", "case"), ("Z/J", "case"), ("ZJLG", "other"), ("Z J", "case"), ("Z+", "case")])
def test_an_origin_that_could_be_misread_is_refused(unit: str, kind: str):
    with pytest.raises(ValueError, match="not an origin"):
        note.origin(unit, kind)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u3000b", "a\nb", "a\x1b"])
def test_a_key_name_holds_neither_spaces_nor_plus(name: str):
    with pytest.raises(ValueError, match="not a key name"):
        note.generate(name)


@pytest.mark.parametrize("text", ["", "no newline", "tab\there\n", "nul\0\n", "cr\r\n"])
def test_a_text_that_no_note_may_carry_is_not_signed(text: str):
    with pytest.raises(ValueError, match="a note's text"):
        note.sign(text, KEY)


def raw(text: str = TEXT, signature: str = SIGNATURE) -> bytes:
    return f"{text}\n\n{signature}".encode()


def checkpoint(size: str = "109", root: str = B64_ROOT, origin: str = ORIGIN, more: str = "") -> bytes:
    """A checkpoint of these parts, signed over whatever they say."""
    return note.sign(f"{origin}\n{size}\n{root}\n{more}", KEY)


BAD_CHECKPOINTS = {
    "empty": b"",
    "only a newline": b"\n",
    "text alone": (TEXT + "\n").encode(),
    "no signature": raw(signature=""),
    "no blank line": NOTE.replace(b"\n\n", b"\n"),
    "two blank lines": NOTE.replace(b"\n\n", b"\n\n\n"),
    "no final newline": NOTE[:-1],
    "trailing newline": NOTE + b"\n",
    "trailing junk": NOTE + b"junk\n",
    "trailing space": NOTE[:-1] + b" \n",
    "leading newline": b"\n" + NOTE,
    "byte order mark": b"\xef\xbb\xbf\n" + NOTE,
    "CR LF": NOTE.replace(b"\n", b"\r\n"),
    "tab": NOTE.replace(b"109", b"109\t"),
    "nul": NOTE.replace(b"109", b"109\0"),
    "not UTF-8": NOTE.replace(b"anxin", b"an\xffin"),
    "no text": b"\n\n" + SIGNATURE.encode(),
    "size 0109": checkpoint(size="0109"),
    "size +109": checkpoint(size="+109"),
    "size -1": checkpoint(size="-1"),
    "size 00": checkpoint(size="00"),
    "size empty": checkpoint(size=""),
    "size hexadecimal": checkpoint(size="0x6d"),
    "size with underscore": checkpoint(size="1_09"),
    "size with space before": checkpoint(size=" 109"),
    "size with space behind": checkpoint(size="109 "),
    "size with a point": checkpoint(size="109.0"),
    "size in full-width digits": checkpoint(size="１０９"),
    "size in Arabic digits": checkpoint(size="١٠٩"),
    "size of 19 digits": checkpoint(size="1" + "0" * 18),
    "size of 5000 digits": checkpoint(size="1" * 5000),
    "short root": checkpoint(root=base64.b64encode(ROOT[:31]).decode()),
    "long root": checkpoint(root=base64.b64encode(ROOT + b"\0").decode()),
    "empty root": checkpoint(root=""),
    "root without padding": checkpoint(root=B64_ROOT.rstrip("=")),
    "root with loose bits": checkpoint(root=B64_ROOT[:-2] + chr(ord(B64_ROOT[-2]) + 1) + "="),
    "root in URL alphabet": checkpoint(root=base64.urlsafe_b64encode(b"\xfb" * 32).decode()),
    "root with a space": checkpoint(root=B64_ROOT + " "),
    "root in hexadecimal": checkpoint(root=ROOT.hex()),
    "root not ASCII": checkpoint(root="根" * 11),
    "extension line": checkpoint(more="extension\n"),
    "origin empty": checkpoint(origin=""),
    "origin with space": checkpoint(origin="anxin/ZJLG /case"),
    "origin with plus": checkpoint(origin="anxin/ZJLG+/case"),
    "root missing": note.sign(f"{ORIGIN}\n109\n", KEY),
    "empty log with a root": checkpoint(size="0"),
    "hyphen for the dash": raw(signature=SIGNATURE.replace("—", "-")),
    "en dash": raw(signature=SIGNATURE.replace("—", "–")),
    "no space behind the dash": raw(signature=SIGNATURE.replace("— ", "—")),
    "two spaces": raw(signature=SIGNATURE.replace("— ", "—  ")),
    "signer without name": raw(signature=SIGNATURE.replace(ORIGIN + " ", "")),
    "signer with plus": raw(signature=SIGNATURE.replace(ORIGIN, "a+b")),
    "signature of four bytes": raw(signature=f"— {ORIGIN} AAAAAA==\n"),
    "signature not base64": raw(signature=f"— {ORIGIN} !!!!\n"),
    "signature with junk": raw(signature=SIGNATURE[:-1] + "A\n"),
    "too many signatures": raw(signature=SIGNATURE * 65),
}


@pytest.mark.parametrize("bad", BAD_CHECKPOINTS.values(), ids=BAD_CHECKPOINTS)
def test_a_checkpoint_written_in_any_other_way_is_refused(bad: bytes):
    with pytest.raises(Malformed):
        read_checkpoint(bad)


def test_an_empty_log_has_a_checkpoint():
    empty = read_checkpoint(checkpoint(size="0", root=base64.b64encode(hashlib.sha256().digest()).decode()))
    assert empty.size == 0


def with_bytes(change: dict[int, int]) -> bytes:
    """The note with other bytes in its signature."""
    blob = bytearray(base64.b64decode(SIGNATURE.split(" ")[2]))
    for place, value in change.items():
        blob[place] ^= value
    return raw(signature=f"— {ORIGIN} {base64.b64encode(blob).decode()}\n")


OTHER = note.generate(ORIGIN)
STRANGER = note.generate("witness.example/w1")
STRANGE_LINE = note.sign(TEXT + "\n", STRANGER).decode().split("\n\n")[1]
FORGED = {
    "another key of that name": (note.sign(TEXT + "\n", OTHER), VKEY),
    "another key expected": (NOTE, note.vkey(OTHER)),
    "key of another name": (NOTE, note.vkey(note.SigningKey("anxin/OTHER/case", KEY.private))),
    "foreign origin": (checkpoint(origin="anxin/OTHER/case"), VKEY),
    "origin of another, key with that name": (
        checkpoint(origin="anxin/OTHER/case"),
        note.vkey(note.SigningKey("anxin/OTHER/case", KEY.private)),
    ),
    "other key id": (with_bytes({0: 1}), VKEY),
    "signature flipped": (with_bytes({10: 1}), VKEY),
    "text changed": (NOTE.replace(b"109", b"110"), VKEY),
    "second line of the same key bad": (NOTE + with_bytes({10: 1}).split(b"\n\n")[1], VKEY),
    "signed by a stranger alone": (raw(signature=STRANGE_LINE), VKEY),
    "signature cut": (raw(signature=f"— {ORIGIN} {base64.b64encode(read_note(NOTE, '').signatures[0][1] + b'x' * 63).decode()}\n"), VKEY),
}


@pytest.mark.parametrize(("forged", "vkey"), FORGED.values(), ids=FORGED)
def test_a_checkpoint_not_signed_by_the_expected_key_is_named(forged: bytes, vkey: str):
    assert signer_problem(read_checkpoint(forged), read_vkey(vkey)) is not None


def test_a_key_of_another_log_is_told_from_a_bad_signature():
    foreign = note.vkey(note.SigningKey("anxin/OTHER/case", KEY.private))
    assert "不是验证公钥的名称" in str(signer_problem(read_checkpoint(NOTE), read_vkey(foreign)))
    assert "签名不成立" in str(signer_problem(read_checkpoint(with_bytes({10: 1})), read_vkey(VKEY)))


def test_without_a_key_there_must_at_least_be_a_line_of_the_log():
    assert signer_problem(read_checkpoint(NOTE), None) is None
    assert signer_problem(read_checkpoint(raw(signature=STRANGE_LINE)), None) is not None


def test_lines_of_unknown_cosigners_are_passed_over():
    cosigned = read_checkpoint(NOTE + STRANGE_LINE.encode())
    assert signer_problem(cosigned, read_vkey(VKEY)) is None


NAME, IDENT, ENCODED = VKEY.split("+", 2)
BAD_VKEYS = {
    "empty": "",
    "two parts": f"{NAME}+{IDENT}",
    "no name": f"+{IDENT}+{ENCODED}",
    "space in the name": f"a b+{IDENT}+{ENCODED}",
    "other name": f"anxin/OTHER/case+{IDENT}+{ENCODED}",
    "wrong id": f"{NAME}+00000000+{ENCODED}",
    "id in capitals": f"{NAME}+{'ABCDEF01'}+{ENCODED}",
    "short id": f"{NAME}+{IDENT[:7]}+{ENCODED}",
    "other type": f"{NAME}+{IDENT}+{base64.b64encode(bytes([4]) + bytes(32)).decode()}",
    "short key": f"{NAME}+{IDENT}+{base64.b64encode(bytes([1]) + bytes(31)).decode()}",
    "no point": f"{NAME}+{IDENT}+{base64.b64encode(bytes([1, 2]) + bytes(31)).decode()}",
    "small order": f"{NAME}+{IDENT}+{base64.b64encode(bytes([1, 1]) + bytes(31)).decode()}",
    "not base64": f"{NAME}+{IDENT}+!{ENCODED[1:]}",
    "second line": f"{VKEY}\n{VKEY}",
    "trailing junk": f"{VKEY} junk",
}


@pytest.mark.parametrize("bad", BAD_VKEYS.values(), ids=BAD_VKEYS)
def test_a_verifier_key_written_in_any_other_way_is_refused(bad: str):
    with pytest.raises(Malformed):
        read_vkey(bad)
