"""Times healpy's spherical harmonic transforms on HEALPix, without iterations, as ours."""
import os

os.environ["OMP_NUM_THREADS"] = "1"

from serving import absent, serve

try:
    import healpy
    import numpy
except ImportError as error:
    absent(error)


class Transform:
    def __init__(self, nside, lmax, spin):
        self.nside, self.lmax, self.spin = nside, lmax, spin
        numbers = numpy.random.default_rng(0)
        size = healpy.Alm.getsize(lmax)
        self.alm = [numbers.standard_normal(size) + 1j * numbers.standard_normal(size) for _ in range(2)]
        for alm in self.alm:
            alm[:lmax + 1] = alm[:lmax + 1].real
        self.maps = [numbers.standard_normal(12 * nside ** 2) for _ in range(2)]

    def synthesis(self):
        if self.spin == 0:
            healpy.alm2map(self.alm[0], self.nside, lmax=self.lmax)
        else:
            healpy.alm2map_spin(self.alm, self.nside, self.spin, self.lmax)

    def analysis(self):
        if self.spin == 0:
            healpy.map2alm(self.maps[0], lmax=self.lmax, iter=0)
        else:
            healpy.map2alm_spin(self.maps, self.spin, lmax=self.lmax)


serve(f"healpy {healpy.__version__}, one thread", {
    f"sphere_{lmax}_{spin}": lambda lmax=lmax, spin=spin: Transform(lmax // 2, lmax, spin)
    for lmax in (128, 512) for spin in (0, 2)
})
