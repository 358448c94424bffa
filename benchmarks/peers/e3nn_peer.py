"""Times e3nn on PyTorch, case by case, for the benchmark program that starts it.

One thread. PyTorch gives every large tensor back to the system and takes it again, page by page; where page faults are dear (virtual
machines), that costs it more than the arithmetic. So the C library is told to keep its memory; GEODL_PEER_MEMORY=returned leaves it alone.
"""
import ctypes
import os

from serving import absent, serve, timed

if os.environ.get("GEODL_PEER_MEMORY") != "returned":
    try:
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(-4, 0)  # M_MMAP_MAX
        mallopt(-1, -1)  # M_TRIM_THRESHOLD
    except (AttributeError, OSError):  # another C library
        pass

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # PyTorch's own number of threads does not reach an OpenBLAS with threads of its own

try:
    import torch
    import e3nn
    from e3nn import nn, o3
    from e3nn.util.jit import script
except ImportError as error:
    absent(error)



def set_threads(count):
    """PyTorch's threads, and those of an OpenBLAS beneath it."""
    torch.set_num_threads(count)
    for library in BLAS:
        library.openblas_set_num_threads(count)


def loaded_blas():
    """The libraries of this process that can be told their number of threads."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps if "blas" in line and ".so" in line}
    except OSError:  # not Linux
        return []
    return [library for library in map(ctypes.CDLL, sorted(paths)) if hasattr(library, "openblas_set_num_threads")]


BLAS = loaded_blas()
set_threads(1)
torch.manual_seed(0)


def natural(copies, lmax):
    return o3.Irreps([(copies, (l, (-1) ** l)) for l in range(lmax + 1)])


def channelwise(x, y, natural_only=True):
    """uvu, one block for each path, as NequIP and MACE build it; degrees that y has, with its parities or with all."""
    out, paths = [], []
    for i, (mul, ir1) in enumerate(x):
        for j, (_, ir2) in enumerate(y):
            for ir in ir1 * ir2:
                if ir.l <= y.lmax and (ir in [r for _, r in y] or not natural_only):
                    paths.append((i, j, len(out), "uvu", True))
                    out.append((mul, ir))
    out, p, _ = o3.Irreps(out).sort()
    paths = [(i, j, p[k], mode, train) for i, j, k, mode, train in paths]
    return o3.TensorProduct(x, y, out, paths, shared_weights=False, internal_weights=False)


class Convolution(torch.nn.Module):
    """linear, gather, uvu product with weights of a radial network, sum over neighbours, linear. Harmonics and basis are given."""

    def __init__(self, x, y, out):
        super().__init__()
        self.lin1 = o3.Linear(x, x)
        self.tp = channelwise(x, y)
        self.fc = nn.FullyConnectedNet([8, 64, self.tp.weight_numel], torch.nn.functional.silu)
        self.lin2 = o3.Linear(self.tp.irreps_out, out)

    def forward(self, x, src, dst, sh, basis):
        m = self.tp(self.lin1(x)[src], sh, self.fc(basis))
        z = torch.zeros(x.shape[0], m.shape[1], dtype=x.dtype).index_add_(0, dst, m)
        return self.lin2(z)


class Case:
    """A function with its inputs: alone, or with the gradients of the inputs wanted and of the parameters for a fixed cotangent."""

    def __init__(self, function, inputs, parameters=(), wanted=()):
        self.function, self.inputs, self.parameters, self.wanted = function, inputs, list(parameters), list(wanted)

    def forward(self):
        with torch.no_grad():
            return self.function(*self.inputs)

    def both(self):
        out = self.function(*self.inputs)
        return torch.autograd.grad(out, self.wanted + self.parameters, torch.ones_like(out))


def product(tp, rows, weights):
    x, y = tp.irreps_in1.randn(rows, -1), tp.irreps_in2.randn(rows, -1)
    wanted = [x.requires_grad_(), y.requires_grad_()]
    if weights == 0:
        return Case(script(tp), [x, y], tp.parameters(), wanted)
    w = torch.randn(rows, tp.weight_numel).requires_grad_()
    return Case(script(tp), [x, y, w], [], wanted + [w])


def summed(tp, rows, degree):
    """The same product, summed over receivers of so many rows each."""
    case = product(tp, rows, 1)
    dst = torch.arange(rows // degree).repeat_interleave(degree)
    inner = case.function

    def run(x, y, w):
        m = inner(x, y, w)
        return torch.zeros(rows // degree, m.shape[1]).index_add_(0, dst, m)

    return Case(run, case.inputs, [], case.wanted)


def convolution(lmax, nodes=1000, edges=20000):
    x, y = natural(32, lmax), natural(1, lmax)
    net = script(Convolution(x, y, x))
    sh = o3.spherical_harmonics(y, torch.randn(edges, 3), True, "component").requires_grad_()
    basis, h = torch.rand(edges, 8).requires_grad_(), x.randn(nodes, -1).requires_grad_()
    src, dst = torch.randint(nodes, (edges,)), torch.randint(nodes, (edges,)).sort().values
    return Case(net, [h, src, dst, sh, basis], net.parameters(), [h, sh, basis])


class OnAllCores:
    """A case with as many threads as there are cores."""

    def __init__(self, case):
        self.case = case

    def forward(self):
        set_threads(os.cpu_count())
        try:
            return self.case.forward()
        finally:
            set_threads(1)


class Small(torch.nn.Module):
    """Two convolutions 16x0e+8x1o+4x2e with a gate between them and a readout; harmonics and basis included."""

    def __init__(self):
        super().__init__()
        hidden, y = o3.Irreps("16x0e+8x1o+4x2e"), natural(1, 2)
        self.sh = o3.SphericalHarmonics(y, True, "component")
        self.gate = nn.Gate("16x0e", [torch.nn.functional.silu], "12x0e", [torch.sigmoid], "8x1o+4x2e")
        first, second = o3.Irreps("16x0e"), hidden
        self.tp1, self.tp2 = self.make(first, y), self.make(second, y)
        self.fc1 = nn.FullyConnectedNet([8, 64, self.tp1.weight_numel], torch.nn.functional.silu)
        self.fc2 = nn.FullyConnectedNet([8, 64, self.tp2.weight_numel], torch.nn.functional.silu)
        self.lin1, self.lin2 = o3.Linear(self.tp1.irreps_out, self.gate.irreps_in), o3.Linear(self.tp2.irreps_out, hidden)
        self.read = o3.Linear(hidden, "0e")
        self.register_buffer("n", torch.arange(1, 9) * torch.pi)

    @staticmethod
    def make(x, y):
        keep, out, paths = [o3.Irrep(l, (-1) ** l) for l in range(3)], [], []
        for i, (mul, a) in enumerate(x):
            for j, (_, b) in enumerate(y):
                for ir in a * b:
                    if ir in keep:
                        paths.append((i, j, len(out), "uvu", True))
                        out.append((mul, ir))
        out, p, _ = o3.Irreps(out).sort()
        return o3.TensorProduct(x, y, out, [(i, j, p[k], m, t) for i, j, k, m, t in paths], shared_weights=False, internal_weights=False)

    def forward(self, x, vec, src, dst):
        sh, r = self.sh(vec), torch.sqrt((vec * vec).sum(1, keepdim=True))
        basis = torch.sin(self.n * r) / r
        m = self.tp1(x[src], sh, self.fc1(basis))
        h = self.gate(self.lin1(torch.zeros(x.shape[0], m.shape[1], dtype=x.dtype).index_add_(0, dst, m)))
        m = self.tp2(h[src], sh, self.fc2(basis))
        h = self.lin2(torch.zeros(x.shape[0], m.shape[1], dtype=x.dtype).index_add_(0, dst, m))
        return self.read(h).sum(0)


def small(nodes=30, edges=200):
    src, dst = torch.randint(nodes, (edges,)), torch.randint(nodes, (edges,)).sort().values
    return Case(script(Small()), [torch.randn(nodes, 16), torch.rand(edges, 3), src, dst])


def harmonics(lmax, points=10000):
    vectors = torch.randn(points, 3).requires_grad_()
    return Case(script(o3.SphericalHarmonics(natural(1, lmax), True, "component")), [vectors], [], [vectors])


def elementwise(rows=10000):
    x = natural(64, 2)
    return product(o3.ElementwiseTensorProduct(x, x), rows, 0)


def full(rows=10000):
    x = natural(8, 2)
    return product(o3.FullTensorProduct(x, x), rows, 0)


def fully(per_row, rows=10024):
    x, y = natural(32, 2), natural(1, 2)
    if per_row:
        return product(o3.FullyConnectedTensorProduct(x, y, x, shared_weights=False, internal_weights=False), rows, 1)
    return product(o3.FullyConnectedTensorProduct(x, y, x), rows, 0)


def linear(copies, rows=100):
    x = natural(copies, 2)
    layer = o3.Linear(x, x)
    h = x.randn(rows, -1).requires_grad_()
    return Case(script(layer), [h], layer.parameters(), [h])


def uneven(irreps, lmax, rows=10000, degree=20):
    """Few copies: gathered from the senders, multiplied, summed over receivers."""
    x, y = o3.Irreps(irreps), natural(1, lmax)
    tp = channelwise(x, y)
    inner, nodes = script(tp), x.randn(rows // degree, -1).requires_grad_()
    sh, w = y.randn(rows, -1).requires_grad_(), torch.randn(rows, tp.weight_numel).requires_grad_()
    src, dst = torch.randint(rows // degree, (rows,)), torch.arange(rows // degree).repeat_interleave(degree)

    def run(h, sh, w):
        m = inner(h[src], sh, w)
        return torch.zeros(rows // degree, m.shape[1]).index_add_(0, dst, m)

    return Case(run, [nodes, sh, w], [], [nodes, sh, w])


class ForceField(torch.nn.Module):
    """Three convolutions, 32x0e+32x1o+32x2e between them, gated; harmonics, basis and envelope included. The energy of all atoms."""

    def __init__(self, cutoff=1.75):
        super().__init__()
        state, y = natural(32, 2), natural(1, 2)
        self.cutoff = cutoff
        self.sh = o3.SphericalHarmonics(y, True, "component")
        self.gate = nn.Gate("32x0e", [torch.nn.functional.silu], "64x0e", [torch.sigmoid], "32x1o+32x2e")
        wide = self.gate.irreps_in
        self.tp1, self.tp2, self.tp3 = self.make(o3.Irreps("4x0e"), y, wide), self.make(state, y, wide), self.make(state, y, o3.Irreps("0e"))
        self.fc1, self.fc2, self.fc3 = (nn.FullyConnectedNet([8, 64, t.weight_numel], torch.nn.functional.silu) for t in (self.tp1, self.tp2, self.tp3))
        self.lin1, self.lin2, self.lin3 = o3.Linear(self.tp1.irreps_out, wide), o3.Linear(self.tp2.irreps_out, wide), o3.Linear(self.tp3.irreps_out, "0e")
        self.register_buffer("n", torch.arange(1, 9) * torch.pi)

    @staticmethod
    def make(x, y, wanted):
        """uvu along the paths to irreps that the linear map behind it keeps."""
        keep, out, paths = [ir for _, ir in wanted], [], []
        for i, (mul, a) in enumerate(x):
            for j, (_, b) in enumerate(y):
                for ir in a * b:
                    if ir in keep:
                        paths.append((i, j, len(out), "uvu", True))
                        out.append((mul, ir))
        out, p, _ = o3.Irreps(out).sort()
        return o3.TensorProduct(x, y, out, [(i, j, p[k], m, t) for i, j, k, m, t in paths], shared_weights=False, internal_weights=False)

    def forward(self, kinds, positions, src, dst):
        vectors = positions[src] - positions[dst]
        sh, r = self.sh(vectors), torch.sqrt((vectors * vectors).sum(1, keepdim=True))
        u = (r / self.cutoff).clamp(max=1.0)
        basis, envelope = torch.sin(self.n * u) / r, 1 - 28 * u**6 + 48 * u**7 - 21 * u**8
        m = self.tp1(kinds[src], sh, self.fc1(basis) * envelope)
        h = self.gate(self.lin1(torch.zeros(kinds.shape[0], m.shape[1], dtype=m.dtype).index_add_(0, dst, m)))
        m = self.tp2(h[src], sh, self.fc2(basis) * envelope)
        h = h + self.gate(self.lin2(torch.zeros(kinds.shape[0], m.shape[1], dtype=m.dtype).index_add_(0, dst, m)))
        m = self.tp3(h[src], sh, self.fc3(basis) * envelope)
        return self.lin3(torch.zeros(kinds.shape[0], m.shape[1], dtype=m.dtype).index_add_(0, dst, m)).sum()


class Forces:
    """An energy, energy and forces, and the gradient of a loss of both by every weight: double backward."""

    def __init__(self, atoms=128, edges=2656):
        net = ForceField()
        self.net, self.parameters = script(net), list(net.parameters())
        src = torch.randint(atoms, (edges,))
        dst = ((src + torch.randint(1, atoms, (edges,))) % atoms).sort().values
        self.inputs = [torch.nn.functional.one_hot(torch.arange(atoms) % 4, 4).float(), torch.rand(atoms, 3).requires_grad_(), src, dst]
        self.energy, self.forces = torch.tensor(1.0), torch.randn(atoms, 3)

    def forward(self):
        with torch.no_grad():
            return self.net(*self.inputs)

    def first(self):
        energy = self.net(*self.inputs)
        return energy, -torch.autograd.grad(energy, self.inputs[1])[0]

    def both(self):
        energy = self.net(*self.inputs)
        forces = -torch.autograd.grad(energy, self.inputs[1], create_graph=True)[0]
        mse = torch.nn.functional.mse_loss
        return torch.autograd.grad(mse(energy, self.energy) + mse(forces, self.forces), self.parameters)


class SteerableLayer(torch.nn.Module):
    """A layer of SEGNN: messages and updates by fully connected products with steerable attributes, gated."""

    def __init__(self, hidden):
        super().__init__()
        attributes, self.gate = natural(1, 1), nn.Gate("32x0e", [torch.nn.functional.silu], "32x0e", [torch.sigmoid], "32x1o")
        wide = self.gate.irreps_in
        self.message1 = o3.FullyConnectedTensorProduct(hidden + hidden + o3.Irreps("2x0e"), attributes, wide)
        self.message2 = o3.FullyConnectedTensorProduct(hidden, attributes, wide)
        self.update1 = o3.FullyConnectedTensorProduct(hidden + hidden, attributes, wide)
        self.update2 = o3.FullyConnectedTensorProduct(hidden, attributes, hidden)

    def forward(self, h, src, dst, edge, node, extra):
        m = self.gate(self.message1(torch.cat([h[dst], h[src], extra], 1), edge))
        m = self.gate(self.message2(m, edge))
        total = torch.zeros_like(h).index_add_(0, dst, m)
        return h + self.update2(self.gate(self.update1(torch.cat([h, total], 1), node)), node)


class Segnn(torch.nn.Module):
    """SEGNN for five bodies: embedding, four layers, readout."""

    def __init__(self):
        super().__init__()
        hidden, attributes = natural(32, 1), natural(1, 1)
        self.sh = o3.SphericalHarmonics(attributes, True, "component")
        self.embed = o3.FullyConnectedTensorProduct("1x0e+1x1o", attributes, hidden)
        self.layers = torch.nn.ModuleList([SteerableLayer(hidden) for _ in range(4)])
        self.gate = nn.Gate("32x0e", [torch.nn.functional.silu], "32x0e", [torch.sigmoid], "32x1o")
        self.pre = o3.FullyConnectedTensorProduct(hidden, attributes, self.gate.irreps_in)
        self.read = o3.FullyConnectedTensorProduct(hidden, attributes, "1x1o")

    def forward(self, x, positions, charges, src, dst):
        vectors = positions[src] - positions[dst]
        edge = self.sh(vectors)
        node = torch.zeros(x.shape[0], 4, dtype=x.dtype).index_add_(0, dst, edge) / 4 + self.sh(x[:, 1:])
        extra = torch.cat([(vectors * vectors).sum(1, keepdim=True), charges[src] * charges[dst]], 1)
        h = self.embed(x, node)
        for layer in self.layers:
            h = layer(h, src, dst, edge, node, extra)
        return self.read(self.gate(self.pre(h, node)), node)


class TrainingStep:
    """Forward, mean squared error, backward, Adam, on 100 systems of five bodies."""

    def __init__(self, systems=100, bodies=5):
        net = Segnn()
        self.net, self.optimiser = script(net), torch.optim.Adam(net.parameters(), 1e-3)
        first = [(s * bodies + i, s * bodies + j) for s in range(systems) for i in range(bodies) for j in range(bodies) if i != j]
        dst, src = torch.tensor(first).T
        count = systems * bodies
        self.inputs = [torch.randn(count, 4), torch.randn(count, 3), torch.randn(count, 1), src, dst]
        self.target = torch.randn(count, 3)

    def forward(self):
        with torch.no_grad():
            return self.net(*self.inputs)

    def both(self):
        self.optimiser.zero_grad()
        torch.nn.functional.mse_loss(self.net(*self.inputs), self.target).backward()
        self.optimiser.step()


MAKERS = {
    "small": small, "convolution_2_threads": lambda: OnAllCores(convolution(2)), "elementwise": elementwise, "full": full, "fully_shared": lambda: fully(False), "fully_rows": lambda: fully(True), "segnn": TrainingStep, "forces": Forces,
    "uneven_16": lambda: uneven("16x0e+8x1o+4x2e", 2), "uneven_4": lambda: uneven("4x0e+4x1o", 1), "uneven_1": lambda: uneven("1x1o", 1),
}
for l in range(1, 9):
    MAKERS[f"harmonics_{l}"] = lambda l=l: harmonics(l)
for l in (1, 2, 3):
    for n in (500, 10000):
        for name, keep in (("", True), ("all_", False)):
            MAKERS[f"channelwise_{name}{l}_{n}"] = lambda l=l, n=n, keep=keep: product(channelwise(natural(64, l), natural(1, l), keep), n, 1)
            MAKERS[f"summed_{name}{l}_{n}"] = lambda l=l, n=n, keep=keep: summed(channelwise(natural(64, l), natural(1, l), keep), n, 20)
for l in (2, 3):
    MAKERS[f"convolution_{l}"] = lambda l=l: convolution(l)
for c in (32, 64, 128):
    MAKERS[f"linear_{c}"] = lambda c=c: linear(c)


def gemm():
    a = torch.randn(512, 512)
    best = min(timed(lambda: torch.mm(a, a), 4) for _ in range(4))
    return 2 * 512 ** 3 / best / 1e9


serve(f"e3nn {e3nn.__version__}, PyTorch {torch.__version__}, one thread, sgemm {gemm():.0f} GFLOP/s", MAKERS)
