"""Old formats made new: what our own readers cannot read becomes what they can."""

from __future__ import annotations

import atexit
import os
import re
from functools import cache

from perflint.readers.formats import FORMATS
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from perflint.readers.office.program import find_soffice, refuse_without
from perflint.readers.office.service import Service

_LIST_TEXT = re.compile(rb"\{\\listtext(?![a-z])([^{}]*)\}")
_RESETS = re.compile(rb"\\pard(?![a-z]) ?|\\plain(?![a-z]) ?|\\tab(?![a-z]) ?")
_LIST = re.compile(rb"\\ls[0-9]+ ?")

__all__ = ["Service", "close", "convert", "convert_to_docx", "find_soffice"]


def convert_to_docx(data: bytes, format: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A .docx with the words of `data`, a doc, wps, rtf or odt (`format`).

    Old Word files take LibreOffice only where msdoc2docx would lose words. Raises ReadError:
    encrypted, corrupt, too-large, or missing-program where LibreOffice is wanted and not there.
    """
    name = FORMATS[format].name
    if format in ("doc", "wps"):
        from perflint.readers.office.word import convert_word

        converted = convert_word(data, limits)
        if converted is not None:
            return converted
        format = "doc"
    elif format == "rtf":
        data = spell_out_numbers(data)
    return convert(data, f".{format}", "docx", name, limits)


def convert(
    data: bytes, suffix: str, target: str, name: str, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """The file `data`, whose name would end in `suffix` (.doc), as `target` (docx, xlsx).

    The LibreOffice that does it serves this whole process and ends with it; `name` is what a person
    calls such a file. Raises ReadError: missing-program without LibreOffice, corrupt, too-large.
    """
    soffice = find_soffice()
    if soffice is None:
        raise refuse_without(name)
    return _serve(soffice).convert(data, suffix, target, limits)


def spell_out_numbers(rtf: bytes) -> bytes:
    """`rtf` with its automatic numbers as text: LibreOffice makes ? of the 、 in list definitions."""
    if b"\\listtext" not in rtf:
        return rtf
    return _LIST.sub(b"", _LIST_TEXT.sub(_keep_text, rtf))


def _keep_text(label: re.Match[bytes]) -> bytes:
    return b"{" + _RESETS.sub(b"", label[1]) + b"}"


def close() -> None:
    """Ends the LibreOffice of this process, if there is one; the next file starts another."""
    for service in _services:
        service.close()


_services: list[Service] = []


@cache
def _serve(soffice: str) -> Service:
    service = Service(soffice)
    _services.append(service)
    atexit.register(service.close)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=service.forget)
    return service
