"""A salted digest of what was taken out of a record: it proves, and tells nothing.

SHA-256 of 32 random bytes, the key, followed by the content as canonical JSON (RFC 8785) in
UTF-8. Whoever has the key and the content gets the same digest; whoever lacks the key cannot try
out guesses. docs/remove-personal-data.md tells other tools how.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from typing import Any

LENGTH = 32
"""Bytes of a key."""
KEY = re.compile(r"[0-9a-f]{64}\Z")


def canonical_json(value: Any) -> bytes:
    """The one spelling of a value: keys sorted, no blanks, letters as they are, UTF-8."""
    said = json.dumps(_whole(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8")


def _whole(value: Any) -> Any:
    """The value with numbers as RFC 8785 writes them: `2.0` is `2`."""
    if isinstance(value, dict):
        return {str(k): _whole(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_whole(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def digest(key: bytes, content: Any) -> str:
    """The digest of a content under a key, in hexadecimal digits."""
    return hashlib.sha256(key + canonical_json(content)).hexdigest()


def confirms(key: bytes, content: Any, found: str) -> bool:
    """True if the content is what the digest was made of, under that key."""
    return hmac.compare_digest(digest(key, content), found)
