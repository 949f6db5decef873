"""Web pages: those of government portals, and what Word, WPS and LibreOffice save as web pages."""

from __future__ import annotations

from lxml import etree

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers.compose import Composer
from perflint.readers.decode import decode
from perflint.readers.html.content import find_content
from perflint.readers.html.walk import Walker
from perflint.readers.limits import MB, Limits, too_large
from perflint.text.patterns import compile_pattern

_EMPTY_ELEMENT = compile_pattern(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([A-Za-z][\w:]*)((?:\s[^<>]*)?)/>"
)
# A quotation mark that is never closed ends the tag here, so that this takes one pass over the page.
_TAG = compile_pattern(r"""<[A-Za-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = compile_pattern(r""""[^"]*+"|'[^']*+'""")
_PARTING = compile_pattern(r"[\s/]+")
_MOST_ATTRIBUTES = 2_000


def read(data: bytes, path: str, limits: Limits) -> Document:
    """What a person sees of the page: paragraphs with the numbers of their lists, tables, headings.

    A line break begins another line of the same Place.paragraph. Left out: what is hidden, scripts,
    navigation, deletions. Where the content of a portal's page is marked beyond doubt, what stands
    around it becomes `header` and `footer` blocks. The characters decide the encoding, not what the
    page declares. Raises ReadError: empty, encoding, corrupt or too-large.
    """
    if len(data) > limits.max_text_bytes:
        raise too_large(f"{len(data) / MB:,.1f} MB", f"{limits.max_text_bytes / MB:g} MB")
    return read_page(decode(data, limits), path, "html", limits)


def read_page(page: str, path: str, format: str, limits: Limits) -> Document:
    """`read` for a page whose characters are known."""
    root = _parse(page, limits)
    composer = Composer(limits)
    Walker(root, find_content(root), composer).write()
    document = composer.document(path, format)
    if not any(block.kind in ("paragraph", "table") for block in document.blocks):
        hint = "请确认选对了文件；内容由脚本载入的网页，请在浏览器中打开，把正文复制到 Word 文档后再检查。"
        raise ReadError("网页里没有文字", kind="empty", hint=hint)
    return document


def _parse(page: str, limits: Limits) -> etree._Element:
    tags = page.count("<")
    if tags > limits.max_tags:
        raise too_large(f"网页有 {tags:,} 个标记", f"{limits.max_tags:,} 个")
    for tag in _TAG.finditer(page):
        if len(tag[0]) > _MOST_ATTRIBUTES and _count_attributes(tag[0]) > _MOST_ATTRIBUTES:
            raise broken_page("一个标记的属性过多，可能是恶意文件")
    if page.lstrip()[:5] == "<?xml":
        # In XML `<span/>` is empty; to an HTML parser it is a span that never ends.
        page = _EMPTY_ELEMENT.sub(r"<\1\2></\1>", page)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise broken_page("网页的标记嵌套过深，可能是恶意文件")
    if root is None:
        raise broken_page("不是有效的网页")
    return root


def _count_attributes(tag: str) -> int:
    """How many attributes a tag may have at most; the parser compares each with all before it."""
    return len(_PARTING.split(_QUOTED.sub(" ", tag)))


def broken_page(detail: str) -> ReadError:
    """The refusal of a page that cannot be taken apart."""
    hint = "请在浏览器中打开，能打开的把正文复制到 Word 文档后再检查；打不开的，请重新索取文件。"
    return ReadError(f"文件已损坏：{detail}", kind="corrupt", hint=hint)
