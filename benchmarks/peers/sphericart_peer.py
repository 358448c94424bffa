"""Times sphericart's spherical harmonics: its Python package, or the shared library of its C interface that GEODL_SPHERICART names.

Values and derivatives are row-major, as ours. sphericart gives the whole Jacobian; contracting it with a cotangent, which ours does, is
left out, in its favour. Its polar axis is z, ours is y: the numbers are permuted, the work is the same.
"""
import ctypes
import os

os.environ["OMP_NUM_THREADS"] = "1"

from serving import absent, serve

try:
    import numpy
except ImportError as error:
    absent(error)

POINTS = 10000


def library():
    path = os.environ.get("GEODL_SPHERICART")
    if path:
        try:
            return ctypes.CDLL(path), f"sphericart's library {os.path.basename(path)}"
        except OSError as error:
            absent(error)
    try:
        import sphericart
        from sphericart._c_lib import _get_library
        return _get_library(), f"sphericart {sphericart.__version__}"
    except (ImportError, AttributeError) as error:
        absent(f"{error}; GEODL_SPHERICART names no library either")


LIBRARY, NAME = library()
LIBRARY.sphericart_spherical_harmonics_new_f.restype = ctypes.c_void_p
LIBRARY.sphericart_spherical_harmonics_new_f.argtypes = [ctypes.c_size_t]
FLOATS = ctypes.POINTER(ctypes.c_float)
for entry, arrays in (("compute_array_f", 2), ("compute_array_with_gradients_f", 3)):
    function = getattr(LIBRARY, "sphericart_spherical_harmonics_" + entry)
    function.restype = None
    function.argtypes = [ctypes.c_void_p] + [FLOATS, ctypes.c_size_t] * arrays


def pointer(array):
    return array.ctypes.data_as(FLOATS)


class Harmonics:
    def __init__(self, lmax):
        dim = (lmax + 1) ** 2
        numbers = numpy.random.default_rng(0)
        self.calculator = LIBRARY.sphericart_spherical_harmonics_new_f(lmax)
        self.xyz = numbers.standard_normal((POINTS, 3)).astype(numpy.float32)
        self.values = numpy.empty((POINTS, dim), numpy.float32)
        self.jacobian = numpy.empty((POINTS, 3, dim), numpy.float32)
        self.arguments = [self.calculator, pointer(self.xyz), self.xyz.size, pointer(self.values), self.values.size]
        self.with_jacobian = self.arguments + [pointer(self.jacobian), self.jacobian.size]

    def forward(self):
        LIBRARY.sphericart_spherical_harmonics_compute_array_f(*self.arguments)

    def both(self):
        LIBRARY.sphericart_spherical_harmonics_compute_array_with_gradients_f(*self.with_jacobian)

serve(f"{NAME}, one thread", {f"harmonics_{l}": lambda l=l: Harmonics(l) for l in range(1, 9)})
