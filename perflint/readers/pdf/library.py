"""The functions of pdfium that are used here, called with plain integers.

pdfium comes with pypdfium2, whose helpers would cost 80 ms to import and an object a call; a page
has hundreds of characters. Handles and addresses are integers, out-parameters are addresses.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.util import find_spec
from typing import Any

Function = Any
_FILES = ("libpdfium.so", "pdfium.dll", "libpdfium.dylib")
# PYFUNCTYPE keeps the interpreter's lock, which is a tenth faster; there are no threads here. Only
# Windows on 32 bits calls pdfium another way.
_Prototype = (
    ctypes.PYFUNCTYPE if sys.maxsize > 2**32 else getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
)


def _open_library() -> Any:
    """The library as it lies in pypdfium2's wheel, or through pypdfium2_raw where it lies elsewhere
    (its bindings of 400 functions cost 35 ms)."""
    spec = find_spec("pypdfium2_raw")
    folder = os.path.dirname(spec.origin or "") if spec else ""
    for name in _FILES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return ctypes.CDLL(path)
    from pypdfium2_raw import bindings

    return bindings


_library = _open_library()


def _bind(name: str, result: Any, *arguments: Any) -> Function:
    """The function of this name in fpdfview.h, fpdf_text.h or fpdf_edit.h."""
    address = ctypes.cast(getattr(_library, name), c_void_p).value
    return _Prototype(result, *arguments)(address or 0)


class _Configuration(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG, version 2."""

    _fields_ = (
        ("version", c_int), ("font_folders", c_void_p), ("isolate", c_void_p), ("slot", c_uint),
    )  # fmt: skip


def _initialise() -> None:
    """Start pdfium with one font for all that a file does not bring along. With those of the machine
    the text would depend on it: where a font has no glyph, pdfium leaves out characters drawn alone."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fonts")
    folders = (ctypes.c_char_p * 2)(os.fsencode(folder), None)
    configuration = _Configuration(2, ctypes.addressof(folders), None, 0)
    _bind("FPDF_InitLibraryWithConfig", None, c_void_p)(ctypes.addressof(configuration))
    _KEPT.append(folders)


_at = c_void_p
_KEPT: list[Any] = []
_initialise()

load_document = _bind("FPDF_LoadMemDocument64", c_void_p, ctypes.c_char_p, c_size_t, _at)
last_error = _bind("FPDF_GetLastError", c_ulong)
close_document = _bind("FPDF_CloseDocument", None, c_void_p)
count_pages = _bind("FPDF_GetPageCount", c_int, c_void_p)

load_page = _bind("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _bind("FPDF_ClosePage", None, c_void_p)
page_width = _bind("FPDF_GetPageWidthF", c_float, c_void_p)
page_height = _bind("FPDF_GetPageHeightF", c_float, c_void_p)
page_rotation = _bind("FPDFPage_GetRotation", c_int, c_void_p)

count_annotations = _bind("FPDFPage_GetAnnotCount", c_int, c_void_p)
get_annotation = _bind("FPDFPage_GetAnnot", c_void_p, c_void_p, c_int)
annotation_kind = _bind("FPDFAnnot_GetSubtype", c_int, c_void_p)
close_annotation = _bind("FPDFPage_CloseAnnot", None, c_void_p)
remove_annotation = _bind("FPDFPage_RemoveAnnot", c_int, c_void_p, c_int)
flatten = _bind("FPDFPage_Flatten", c_int, c_void_p, c_int)

load_text = _bind("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _bind("FPDFText_ClosePage", None, c_void_p)
count_chars = _bind("FPDFText_CountChars", c_int, c_void_p)
get_text = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, _at)
get_unicode = _bind("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
is_generated = _bind("FPDFText_IsGenerated", c_int, c_void_p, c_int)
get_origin = _bind("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, _at, _at)
get_loose_box = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, _at)
get_font_size = _bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
get_matrix = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, _at)
get_text_object = _bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
get_render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)

count_objects = _bind("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
get_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
get_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, _at, _at, _at, _at)
get_object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, c_void_p, _at)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
count_segments = _bind("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _bind("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
get_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, _at, _at)
segment_type = _bind("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, _at, _at)

PASSWORD_ERRORS = (4, 5)
"""FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY."""
WIDGET = 20
"""FPDF_ANNOT_WIDGET."""
PATH, IMAGE, FORM = 2, 3, 5
"""FPDF_PAGEOBJ_PATH, _IMAGE, _FORM."""
INVISIBLE = 3
"""FPDF_TEXTRENDERMODE_INVISIBLE."""
