"""Times e3nn.c's generated tensor products (version 3), from the shared library that GEODL_E3NN_C names.

Built from its sources: gcc -O3 -march=native -mfpmath=sse -funroll-loops -shared -fPIC e3nn.c clebsch_gordan.c tp.c -lm. The case is that
of its own benchmark: harmonics times 128 copies of each degree, all paths, without weights, one sample a call.
"""
import ctypes
import os

from serving import absent, serve

PATH = os.environ.get("GEODL_E3NN_C")
if not PATH:
    absent("GEODL_E3NN_C names no library")
try:
    LIBRARY = ctypes.CDLL(PATH)
except OSError as error:
    absent(error)
for name in ("irreps_create", "irreps_tensor_product"):
    getattr(LIBRARY, name).restype = ctypes.c_void_p
LIBRARY.irreps_create.argtypes = [ctypes.c_char_p]
LIBRARY.irreps_tensor_product.argtypes = [ctypes.c_void_p] * 2
LIBRARY.irreps_dim.argtypes = [ctypes.c_void_p]
LIBRARY.tensor_product_v3.restype = None
LIBRARY.tensor_product_v3.argtypes = [ctypes.c_void_p] * 6


class Product:
    def __init__(self, lmax, copies=128):
        first, second = (LIBRARY.irreps_create("+".join(f"{n}x{l}{'eo'[l % 2]}" for l in range(lmax + 1)).encode()) for n in (1, copies))
        result = LIBRARY.irreps_tensor_product(first, second)
        self.arrays = [(ctypes.c_float * LIBRARY.irreps_dim(i))(*([0.5] * LIBRARY.irreps_dim(i))) for i in (first, second, result)]
        a, b, c = (ctypes.cast(array, ctypes.c_void_p) for array in self.arrays)
        self.arguments = [first, a, second, b, result, c]

    def forward(self):
        LIBRARY.tensor_product_v3(*self.arguments)


serve("e3nn.c, one thread", {f"full_{l}": lambda l=l: Product(l) for l in (1, 2, 3)})
