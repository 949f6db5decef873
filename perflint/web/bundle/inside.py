# Run once while the page is built, by the Python that the page runs: compiles modules and patterns.
import ast
import gzip
import importlib.util
import json
import lzma
import marshal
import os
import sys
import zipfile
import zlib

UNUSED = (
    "multiprocessing",
    "unittest",
    "pydoc",
    "doctest",
    "pdb",
    "_pyrepl",
    "tkinter",
    "ensurepip",
    "venv",
    "xmlrpc",
    "http/cookie",
    "tarfile",
    "_pydatetime",
    "_pydecimal",
    "_pyio",
    "argparse",
    "optparse",
    "importlib/_bootstrap",
)
"""What modules of the standard library import for uses that a page does not have."""
RARE = tuple(
    f"encodings/{name}"
    for names in (
        "mac_a mac_c mac_f mac_g mac_i mac_l mac_romanian mac_t cp0 cp10 cp11 cp2 cp424 cp5 cp7 cp855 cp856",
        "cp857 cp858 cp86 cp875 hp_ palmos ptcp kz koi8_t iso8859_10 iso8859_13 iso8859_14 iso8859_16",
        "iso2022_jp_ shift_jis_ shift_jisx euc_jis",
    )
    for name in names.split()
)
"""Encodings that no filing is written in."""
BY_C = ("_strptime", "ctypes._layout", "string.templatelib")
"""Modules that modules written in C import."""
MOST_LOADED = ("doc2docx/", "perflint/")
"""Compiled whether the trial run needed them or not: they are wanted at the press of a button."""
PACKS = {
    "annotate": ("perflint/annotate/",),
    "authoring": ("perflint/authoring/",),
    "bigrams": ("perflint/spelling/bigrams.", "perflint/spelling/data/documents."),
    "compare": ("perflint/compare/",),
    "doc": ("perflint/readers/doc/",),
    "doc2docx": ("doc2docx/",),
    "docx": ("perflint/readers/docx/",),
    "html": ("perflint/readers/html/", "perflint/readers/odt/"),
    "ofd": ("perflint/readers/ofd/",),
    "pdf": ("perflint/readers/pdf/",),
    "pydantic": (
        "pydantic/", "pydantic_core/", "annotated_types/", "typing_inspection/", "typing_extensions.py",
    ),
    "pypdf": ("pypdf/",),
    "pypdfium2": ("pypdfium2_raw/",),
    "rtf": ("perflint/readers/rtf/",),
    "xls": ("perflint/readers/xls/", "perflint/readers/xlsx/", "perflint/readers/spreadsheet/"),
    "xlsxwriter": ("xlsxwriter/",),
    "yaml": ("yaml/",),
}  # fmt: skip
"""What not every visit comes to use, by what its files are called: it stays packed until a module of it is
imported (page/boot.py)."""
ALWAYS = "always"
"""The pack of all the rest, which is laid out at the start: xz makes a third less of it than a browser can unpack."""
ONLY_LOADED = ("pydantic/",)
"""Of a library that does more than perflint asks of it, what the trial runs did not need is left out."""


def compiled(source, name):
    """The content of a .pyc file that is never checked against its source."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    head = importlib.util.MAGIC_NUMBER + (0b01).to_bytes(4, "little") + bytes(8)
    return head + marshal.dumps(code)


def write(path, files):
    """A zip archive of `files`, names with contents, the same bytes for the same files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


def lay_out(files):
    """`files`, names with contents, one after the other below a line that lists names and sizes."""
    files = sorted(files)
    head = json.dumps([[name, len(content)] for name, content in files], separators=(",", ":"))
    return b"".join([head.encode(), b"\n", *(content for _, content in files)])


def compress(files):
    """`files` laid out, as small as it gets."""
    return lzma.compress(lay_out(files.items()), preset=9 | lzma.PRESET_EXTREME)


def pack_away(files):
    """`files` in compressed files, one a pack, and a list of the modules that each is for. What is
    compressed already is stored as it was before: a pack makes less of it."""
    left, packed, places = dict(files), {}, {}
    for pack, starts in PACKS.items():
        taken = {name: left.pop(name) for name in list(left) if name.startswith(starts)}
        for name, content in taken.items():
            if name.endswith(".gz"):
                taken[name] = gzip.compress(gzip.decompress(content), 0, mtime=0)
        packed[f"packs/{pack}.xz"] = compress(taken)
        for start in starts:
            if not start.startswith("perflint/spelling/data/"):
                module = start.removesuffix(".py").rstrip("/.").replace("/", ".")
                places[module] = pack
    packed[f"packs/{ALWAYS}.xz"] = compress(left)
    packed["packs/places.json"] = json.dumps(places, sort_keys=True).encode()
    return packed.items()


def turn(name, content, shown):
    """A module that is used is compiled, any other goes as it is, which packs better."""
    if name.endswith(".py"):
        return f"{name}c", compiled(content, shown + name)
    return name, content


def imports(source):
    """The modules that a module may import, at once or later."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots, module = "." * node.level, node.module or ""
            yield dots + module
            around = f"{dots}{module}." if module else dots
            yield from (around + alias.name for alias in node.names)


def absolute(name, package):
    """The full name of a module that a module of `package` imports as `name`."""
    plain = name.lstrip(".")
    level = len(name) - len(plain)
    around = package[: len(package) - level + 1] if level else []
    return ".".join([*around, *filter(None, [plain])])


def reach(library, starting):
    """The files of the standard library that the modules `starting` may come to import."""
    found, left = set(), list(starting)
    while left:
        name = left.pop()
        steps = name.split(".")
        for depth in range(1, len(steps) + 1):
            below = "/".join(steps[:depth])
            for path in (f"{below}.py", f"{below}/__init__.py"):
                if path in library and path not in found and not path.startswith(UNUSED):
                    found.add(path)
                    package = (
                        below.split("/") if path.endswith("__init__.py") else below.split("/")[:-1]
                    )
                    left += [absolute(one, package) for one in imports(library[path])]
    return found


with zipfile.ZipFile("/library.zip") as archive:
    library = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
program = {}
for folder, _, names in os.walk("/perflint"):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            program[path[len("/perflint/") :]] = file.read()

# Every pattern that the rules need, by trying each rule on its own examples.
os.environ["PERFLINT_CACHE_DIR"] = "/perflint/cache"
os.environ["RAPIDFUZZ_IMPLEMENTATION"] = "python"
sys.path[:0] = ["/perflint"]
sys.path.append("/perflint/perflint/web/stand_ins")
from perflint.config import Config
from perflint.ruleset.compiled import unpack
from perflint.text import patterns
from perflint.web.answers import BackEnd

with open("/settings.bin", "rb") as file:
    rules, config, rule_files = marshal.loads(zlib.decompress(file.read()))
ruleset = unpack(*rules)
back_end = BackEnd(ruleset, Config(publication=True), rule_files)
texts = [
    example.text
    for rule in ruleset.rules
    for example in (*rule.examples.fail, *rule.examples.passes)
]
for number in range(0, len(texts), 10):
    content = "\n".join(texts[number : number + 10]).encode()
    back_end.answer({"ask": "check", "path": "例.txt"}, {"例.txt": content})


def try_rule(file):
    """Whether the rule in `file` can be read, as where rules are written on the page."""
    return not back_end.answer({"ask": "try", "rule": file, "text": "文"}, {}).told["mistakes"]


# Every module that reading a rule needs: one of each kind, and some with mistakes.
begun = back_end.answer({"ask": "rules"}, {}).told
kinds = {rule.id: rule.kind for rule in ruleset.rules}
ids = {kinds[one["id"]]: one["id"] for one in begun["rules"]}
right = [
    begun["file"],
    *(back_end.answer({"ask": "rule", "id": one}, {}).told["file"] for one in ids.values()),
]
wrong = [
    begun["file"].replace("title:", "titel:"),
    begun["file"].replace("severity: warning", "severity: 3"),
    begun["file"].replace("literals: ", "once: x\n  tables: x\n  beside: "),
    "id: 1",
    "- 1",
]
assert all(map(try_rule, right)) and not any(map(try_rule, wrong))
codes = marshal.dumps((patterns._version(), dict(sorted(patterns._KEPT.codes.items()))), 2)
os.makedirs("/perflint/cache", exist_ok=True)
with open(patterns._path(), "wb") as file:
    file.write(patterns._checksum(codes) + codes)
for name in os.listdir("/perflint/cache"):
    with open(f"/perflint/cache/{name}", "rb") as file:
        program[f"cache/{name}"] = file.read()

loaded = {
    os.path.relpath(path, root).replace(".pyc", ".py")
    for module in list(sys.modules.values())
    for path in [getattr(module, "__file__", None) or ""]
    for root in ["/lib/python314.zip", "/perflint"]
    if path.startswith(root + "/")
}
starting = [
    one for name, content in program.items() if name.endswith(".py") for one in imports(content)
]
kept = reach(library, [*starting, *sys.modules, *BY_C])
kept |= {n for n in library if n.startswith("encodings/") and not n.startswith(RARE)}
kept |= {name for name in library if not name.endswith(".py")}
os.makedirs("/made")
write(
    "/made/library.zip", [turn(n, library[n], "") if n in loaded else (n, library[n]) for n in kept]
)
turned = [
    turn(n, c, "") if n in loaded or n.startswith(MOST_LOADED) else (n, c)
    for n, c in program.items()
    if n in loaded or not n.startswith(ONLY_LOADED)
]
with open("/made/program.pack", "wb") as file:
    file.write(lay_out(pack_away(turned)))
