"""From bytes to text: the encoding is proved or detected by charset-normalizer, never guessed silently.

Nothing is translated: byte order mark (U+FEFF) and carriage returns stay, so offsets count the file's code points.
"""

import codecs
import re

from graph.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ["gb18030", "big5", "big5hkscs", "cp950", "utf_16_le", "utf_16_be"]
_NAMES = {"utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be"}
_GB, _BIG5 = ("gb18030",), ("big5", "big5hkscs", "cp950")
# What web pages declare, with what it is read as. UTF-8 needs no declaration, and UTF-16 cannot declare itself.
_DECLARED = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "euc-cn", "gb18030"), _GB),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "cp950", "ms950", "x-x-big5", "cn-big5"), _BIG5),
}
_SAMPLE = 1 << 16
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_FOREIGN = re.compile(
    "[^\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff\u2000-\u206f\u3000-\u303f\uff00-\uffef\u00a0-\u017f\u2460-\u27bf\ufeff]"
)
# A page of prose has at least these shares of common characters among its Chinese ones, and of all its characters
# at most this share of control characters, and of letters of other scripts where the encoding was only detected.
_COMMON_SHARE, _CONTROL_SHARE, _FOREIGN_SHARE = 0.85, 0.01, 0.2


def decode(data: bytes, where: str) -> tuple[str, str]:
    """(text, name of the encoding): utf-8, utf-8-sig, utf-16-le, utf-16-be, utf-32-…, gb18030, big5, big5hkscs, cp950.

    Raises InputError for a binary file and for an encoding that cannot be told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, where), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _detected(data, where, error)
    if "\x00" in text:
        return _detected(data, where, None)
    return _readable(text, where), "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"


def has_chinese(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return _HAN.search(text) is not None


def declared(data: bytes, name: str) -> tuple[str, str] | None:
    """(text, encoding really used) of a web page that declares this encoding, or None where the declaration does not hold.

    Only encodings of Chinese count, each by its widest form, and only where they make Chinese prose of the page.
    """
    for encoding in _DECLARED.get(name.lower(), ()):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _is_chinese_prose("".join(_BEYOND_ASCII.findall(text))):
            return text, encoding
    return None


def _strictly(data: bytes, name: str, where: str) -> str:
    try:
        return _readable(data.decode(name), where)
    except UnicodeDecodeError as error:
        raise InputError(f"not valid {name}: {error.reason} at byte {error.start}", where=where) from None


def _readable(text: str, where: str) -> str:
    """The text, where it is one: hardly any control characters."""
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > _CONTROL_SHARE * min(len(text), _SAMPLE):
        raise _binary(where)
    return text


def _binary(where: str) -> InputError:
    return InputError("a binary file, no page of text", where=where, hint="give .txt, .md, .html or .jsonl files")


def _detected(data: bytes, where: str, not_utf8: UnicodeDecodeError | None) -> tuple[str, str]:
    """The text in the encoding that the detector finds and that makes Chinese prose of the page."""
    if not_utf8 and _is_damaged_utf8(data):
        message = f"damaged UTF-8: byte 0x{data[not_utf8.start]:02x} at offset {not_utf8.start}"
        raise InputError(message, where=where, hint="save the page again as UTF-8")
    for name in _suggestions(data):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _is_chinese_prose(text):
            return text, _NAMES.get(name, name)
    if b"\x00" in data:
        raise _binary(where)
    hint = "UTF-8, GB18030, Big5 and UTF-16 are read; convert it with iconv"
    raise InputError("its encoding cannot be told, or it is no Chinese text", where=where, hint=hint)


def _suggestions(data: bytes) -> list[str]:
    """The detector's answer, best first; then UTF-16, which proves itself (see _is_chinese_prose)."""
    # Imported here: pages in UTF-8, nearly all, do not need it.
    from charset_normalizer import from_bytes

    for cut in range(4):  # a sample must not end within a character
        sample = data if len(data) <= _SAMPLE else data[: _SAMPLE - cut]
        found = [match.encoding for match in from_bytes(sample, cp_isolation=_CANDIDATES)]
        if found or len(data) <= _SAMPLE:
            break
    relatives = ["big5hkscs", "cp950"] if "big5" in found else []
    return list(dict.fromkeys([*found, *relatives, "utf_16_le", "utf_16_be"]))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of it is Chinese in UTF-8 (of another encoding hardly a character would come out so)."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    return len(_HAN.findall(text)) > 10 * text.count("\ufffd")


def _is_chinese_prose(text: str) -> bool:
    """Whether the Chinese characters are the common ones: a wrong encoding yields rare ones, and other scripts."""
    sample = text[:_SAMPLE]
    han = _HAN.findall(sample)
    if (
        not han
        or len(_FOREIGN.findall(sample)) > _FOREIGN_SHARE * len(han)
        or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample)
    ):
        return False
    common = {character for character in set(han) if _is_common(character)}
    return sum(character in common for character in han) >= _COMMON_SHARE * len(han)


def _is_common(character: str) -> bool:
    """Whether it is in the first level of GB2312 (3,755 characters) or of Big5 (5,401)."""
    simplified = character.encode("gb2312", errors="ignore")
    traditional = character.encode("big5", errors="ignore")
    return (simplified != b"" and simplified[0] <= 0xD7) or (traditional != b"" and traditional[0] <= 0xC6)
