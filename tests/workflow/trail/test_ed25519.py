"""The verifier's own Ed25519: vectors of RFC 8032 §7.1, agreement with OpenSSL, and refusal of every second spelling."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.trail.verify import BASE, IDENTITY, L, P, decode_point, decode_public_key, multiply_point, same_point, signature_is_valid

RFC_8032 = {
    "TEST 1": (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    "TEST 2": (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    "TEST 3": (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
}
PUBLIC, MESSAGE, SIGNATURE = (bytes.fromhex(part) for part in RFC_8032["TEST 3"])


def openssl_accepts(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032.values(), ids=RFC_8032)
def test_vectors_of_the_rfc(public: str, message: str, signature: str):
    assert signature_is_valid(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))


def test_the_base_point_is_the_one_with_y_four_fifths_and_has_the_order_of_the_group():
    encoded = (4 * pow(5, P - 2, P) % P).to_bytes(32, "little")
    assert decode_point(encoded) == BASE
    assert same_point(multiply_point(L, BASE), IDENTITY)
    assert not same_point(multiply_point(L - 1, BASE), IDENTITY)


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
def test_it_agrees_with_openssl_on_good_and_flipped_signatures(seed: bytes, message: bytes, bit: int):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert signature_is_valid(public, message, signature)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not signature_is_valid(public, message, bytes(flipped))
    assert not openssl_accepts(public, message, bytes(flipped))
    assert not signature_is_valid(public, message + b"x", signature)


def test_s_at_or_above_the_group_order_is_refused():
    s = int.from_bytes(SIGNATURE[32:], "little")
    for raised in (s + L, s + 2 * L, L, 2**256 - 1):
        assert not signature_is_valid(PUBLIC, MESSAGE, SIGNATURE[:32] + raised.to_bytes(32, "little"))


@pytest.mark.parametrize("length", [0, 63, 65])
def test_a_signature_has_64_bytes(length: int):
    assert not signature_is_valid(PUBLIC, MESSAGE, (SIGNATURE + b"\0")[:length])


SIGN = 1 << 255
NOT_POINTS = {
    "y = p": P,
    "y = p + 1, a second spelling of the identity": P + 1,
    "y = 2^255 - 1": 2**255 - 1,
    "x = 0 with sign": 1 | SIGN,
    "y = -1 and x = 0 with sign": (P - 1) | SIGN,
    "no square root": 2,
}


@pytest.mark.parametrize("number", NOT_POINTS.values(), ids=NOT_POINTS)
def test_encodings_that_are_no_canonical_point_are_refused(number: int):
    encoded = number.to_bytes(32, "little")
    assert decode_point(encoded) is None
    assert not signature_is_valid(encoded, MESSAGE, SIGNATURE)
    assert not signature_is_valid(PUBLIC, MESSAGE, encoded + SIGNATURE[32:])


@pytest.mark.parametrize("length", [31, 33])
def test_a_point_has_32_bytes(length: int):
    assert decode_point((PUBLIC + b"\0")[:length]) is None


ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
SMALL = {"order 1": 1, "order 2": P - 1, "order 4": 0, "order 8": ORDER_8}


@pytest.mark.parametrize("number", SMALL.values(), ids=SMALL)
def test_keys_of_small_order_are_refused(number: int):
    encoded = number.to_bytes(32, "little")
    assert decode_point(encoded) is not None
    assert decode_public_key(encoded) is None
    assert not signature_is_valid(encoded, MESSAGE, (1).to_bytes(32, "little") + bytes(32))
