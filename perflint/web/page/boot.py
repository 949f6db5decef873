# Run once in each worker of the page: the rules out of the page, and the function that answers.
import gc
import importlib
import json
import lzma
import marshal
import os
import sys
import zlib
from importlib.machinery import PathFinder

gc.disable()  # what is loaded now stays


def lay_out(pack):
    """Write the files that lie in a pack, and forget the pack."""
    with lzma.open(f"/perflint/packs/{pack}.xz") as packed:
        for inner, size in json.loads(packed.readline()):
            os.makedirs(os.path.dirname(f"/perflint/{inner}"), exist_ok=True)
            with open(f"/perflint/{inner}", "wb") as made:
                made.write(packed.read(size))
    os.unlink(f"/perflint/packs/{pack}.xz")


class Packs:
    """Finds packages that lie packed: what is in the pack of the one wanted is laid out first."""

    with open("/perflint/packs/places.json", "rb") as file:
        places = json.load(file)

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        pack = cls.places.get(name)
        if pack is None:
            return None
        cls.places = {one: where for one, where in cls.places.items() if where != pack}
        lay_out(pack)
        importlib.invalidate_caches()
        return PathFinder.find_spec(name, path, target)


lay_out("always")
sys.meta_path.append(Packs)
sys.path[:0] = ["/perflint"]
sys.path.append("/perflint/perflint/web/stand_ins")
os.environ["PERFLINT_CACHE_DIR"] = "/perflint/cache"
os.environ["RAPIDFUZZ_IMPLEMENTATION"] = "python"

from perflint.errors import PerflintError
from perflint.ruleset.compiled import unpack
from perflint.web.answers import BackEnd, name_defect, refuse

with open("/perflint/settings.bin", "rb") as file:
    rules, config, rule_files = marshal.loads(zlib.decompress(file.read()))
    back_end = BackEnd(unpack(*rules), unpack(*config), rule_files)
gc.freeze()
gc.enable()


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
