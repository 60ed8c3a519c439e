"""The bytes of a file -> its text."""

from __future__ import annotations

from actionplan.records import spelling
from actionplan.records.problem import Malformed

MAX_BYTES = 256 * 1024
BOM = b"\xef\xbb\xbf"


def decode(path: str, content: bytes) -> str:
    """The text of a file. Raises Malformed if it is too large or not clean UTF-8.

    One mark at the beginning (BOM) is dropped, and Windows line ends become plain ones.
    """
    if len(content) > MAX_BYTES:
        raise Malformed([spelling.refused(path, "too-large", size=len(content), limit=MAX_BYTES)])
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:2]:
        raise Malformed([spelling.refused(path, "not-utf-8", (1, 1))])
    try:
        text = content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Malformed([spelling.refused(path, "not-utf-8", (line, 1))]) from None
    return text.replace("\r\n", "\n") if "\r" in text else text
