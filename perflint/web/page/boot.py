# Run once in each worker of the page: the rules out of the page, and the function that answers.
import json
import marshal
import os
import sys
import zlib

sys.path[:0] = ["/perflint"]
sys.path.append("/perflint/perflint/web/stand_ins")
os.environ["PERFLINT_CACHE_DIR"] = "/perflint/cache"
os.environ["RAPIDFUZZ_IMPLEMENTATION"] = "python"

from perflint.errors import PerflintError
from perflint.ruleset.compiled import unpack
from perflint.web.answers import BackEnd, name_defect, refuse

with open("/perflint/settings.bin", "rb") as file:
    back_end = BackEnd(*(unpack(*part) for part in marshal.loads(zlib.decompress(file.read()))))


def answer(request, files):
    """What the back end tells of a request (JSON) about files, as JSON and bytes; a refusal or a failure
    is told as well, nothing is raised."""
    held = {name: bytes(content.to_bytes()) for name, content in files.to_py(depth=0).items()}
    try:
        made = back_end.answer(json.loads(request), held)
    except PerflintError as error:
        return json.dumps({"refusal": refuse(error)}), b""
    except MemoryError:
        return json.dumps({"failure": {"kind": "memory", "limit": ""}}), b""
    except Exception as error:
        return json.dumps({"failure": {"kind": "defect", "limit": name_defect(error)}}), b""
    return json.dumps({"told": made.told}), made.content
