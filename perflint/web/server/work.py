"""What a worker process does with a question."""

from __future__ import annotations

import marshal
from typing import Any

from perflint.config import Config
from perflint.errors import PerflintError
from perflint.model.rule import Ruleset
from perflint.web.answers import QUESTIONS, BackEnd, name_defect, refuse
from perflint.web.playground import pack_files
from perflint.web.server.frames import pack_frame, unpack_frame


class AskWork:
    """A question in, its answer out, both as frames."""

    def __init__(self, ruleset: Ruleset, config: Config) -> None:
        self._ruleset = ruleset
        self._config = config
        self._rule_files = pack_files(ruleset)
        self._back_end: BackEnd | None = None

    def __call__(self, piece: bytes) -> bytes:
        back_end = self._back_end = self._back_end or BackEnd(
            self._ruleset, self._config, self._rule_files
        )
        header, contents = unpack_frame(piece)
        files = dict(zip(header["names"], contents, strict=True))
        try:
            answer = back_end.answer(header["request"], files)
        except PerflintError as error:
            return pack_frame({"refusal": refuse(error)})
        except MemoryError:
            raise
        except Exception as error:
            return pack_frame({"failure": {"kind": "defect", "limit": name_defect(error)}})
        return pack_frame({"told": answer.told}, [answer.content])

    def __getstate__(self) -> tuple[bytes, bytes, bytes]:
        from perflint.ruleset.compiled import pack

        own = marshal.dumps(pack(self._ruleset)), marshal.dumps(pack(self._config))
        return *own, self._rule_files

    def __setstate__(self, state: tuple[bytes, bytes, bytes]) -> None:
        from perflint.ruleset.compiled import unpack

        *own, self._rule_files = state
        self._ruleset, self._config = (unpack(*marshal.loads(one)) for one in own)
        self._back_end = None


def is_question(piece: bytes) -> bool:
    """Whether a worker can make sense of what was sent."""
    try:
        header, contents = unpack_frame(piece)
    except (ValueError, RecursionError):
        return False
    request, names = header.get("request"), header.get("names")
    return (
        isinstance(request, dict)
        and request.get("ask") in QUESTIONS
        and isinstance(names, list)
        and len(names) == len(contents)
        and all(isinstance(one, str) for one in names)
    )


def lay_out(kind: str, limit: Any = "") -> bytes:
    """The answer that there is none."""
    return pack_frame({"failure": {"kind": kind, "limit": limit}})
