"""Times PyTorch's dense convolution, case by case, for the benchmark program that starts it: what escnn runs once it has expanded a
kernel (and where escnn is installed, the expansion as well).

One thread. The memory of the C library is kept, as in e3nn_peer.py.
"""
import ctypes
import os

from serving import absent, serve

if os.environ.get("GEODL_PEER_MEMORY") != "returned":
    try:
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(-4, 0)  # M_MMAP_MAX
        mallopt(-1, -1)  # M_TRIM_THRESHOLD
    except (AttributeError, OSError):  # another C library
        pass

os.environ["OPENBLAS_NUM_THREADS"] = "1"

try:
    import torch
except ImportError as error:
    absent(error)

torch.set_num_threads(1)
torch.manual_seed(0)
IMAGES, SIDE, VOXELS = 16, 28, 32


class Convolution:
    """A convolution of as many channels as a pixel has numbers, zeros beyond the border."""

    def __init__(self, size, channels):
        self.layer = torch.nn.Conv2d(channels, channels, size, padding=size // 2)
        self.x = torch.randn(IMAGES, channels, SIDE, SIDE)

    def forward(self):
        with torch.no_grad():
            return self.layer(self.x)

    def both(self):
        x = self.x.detach().requires_grad_()
        z = self.layer(x)
        return torch.autograd.grad(z, [x, *self.layer.parameters()], torch.ones_like(z))


class VolumeConvolution(Convolution):
    """The same over a volume."""

    def __init__(self, size, channels):
        self.layer = torch.nn.Conv3d(channels, channels, size, padding=size // 2)
        self.x = torch.randn(1, channels, VOXELS, VOXELS, VOXELS)


MAKERS = {
    f"conv_{size}_{channels}": lambda size=size, channels=channels: Convolution(size, channels)
    for size in (3, 5, 7)
    for channels in (40, 48, 80, 112, 160)
}
MAKERS |= {f"conv3_5_{channels}": lambda channels=channels: VolumeConvolution(5, channels) for channels in (30, 60)}
serve(f"PyTorch {torch.__version__}, oneDNN {'on' if torch.backends.mkldnn.is_available() else 'off'}", MAKERS)
