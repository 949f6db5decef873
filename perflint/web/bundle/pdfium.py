# `pypdfium2_raw` on the page.
import ctypes
import os

bindings = ctypes.CDLL(os.path.join(os.path.dirname(__file__), "libpdfium.so"))
