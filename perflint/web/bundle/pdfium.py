# `pypdfium2_raw` on the page: pdfium is unpacked when the first PDF comes.
import ctypes
import lzma
import os

_path = os.path.join(os.path.dirname(__file__), "libpdfium.so")
with lzma.open(f"{_path}.xz") as packed, open(f"{_path}.made", "wb") as made:
    made.write(packed.read())
bindings = ctypes.CDLL(f"{_path}.made")
