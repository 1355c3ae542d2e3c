"""What all values share: frozen, compared by content, identified by a hash of it."""

from __future__ import annotations

from hashlib import blake2b

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A value: immutable, equal when its fields are, written to JSON and read back by msgspec.

    Not watched for reference cycles: what cannot change cannot come to hold itself.
    """


def digest(*parts: str | int | None) -> str:
    """A short, stable identity of what is given: 16 hexadecimal digits, the same on every machine.

    None and the empty string differ, and parts do not run together.
    """
    hashed = blake2b(digest_size=8)
    for part in parts:
        hashed.update(b"\x00" if part is None else b"\x01" + str(part).encode() + b"\x00")
    return hashed.hexdigest()
