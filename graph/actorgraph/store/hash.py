"""The hash behind claim ids, in a module of its own: few questions need it."""

from __future__ import annotations

try:  # as `random` of the standard library does: hashlib takes 2 to 3 ms to load, which is OpenSSL
    from _blake2 import blake2b
except ImportError:  # a Python without it
    from hashlib import blake2b


def hash_of(text: str) -> int:
    """Return the signed 64-bit hash of a text."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
