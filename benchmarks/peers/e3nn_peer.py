"""Times e3nn on PyTorch, case by case, for the benchmark program that starts it.

Reads lines "<case> <repeats>" and answers "<seconds a run>" or "unknown". One thread. The first line it writes says what it found:
"ready e3nn <version>, PyTorch <version>, <BLAS>, sgemm <GFLOP/s>" or "absent <reason>".
"""
import sys
import time

try:
    import torch
    import e3nn
    from e3nn import nn, o3
    from e3nn.util.jit import script
except ImportError as error:
    print("absent", error, flush=True)
    sys.exit(0)

torch.set_num_threads(1)
torch.manual_seed(0)


def natural(copies, lmax):
    return o3.Irreps([(copies, (l, (-1) ** l)) for l in range(lmax + 1)])


def channelwise(x, y, natural_only=True):
    """uvu, one block for each path, as NequIP and MACE build it; parities that the input has."""
    out, paths = [], []
    for i, (mul, ir1) in enumerate(x):
        for j, (_, ir2) in enumerate(y):
            for ir in ir1 * ir2:
                if ir in [r for _, r in x] or not natural_only:
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


MAKERS = {"small": small, "elementwise": elementwise, "full": full, "fully_shared": lambda: fully(False), "fully_rows": lambda: fully(True)}
for l in range(1, 9):
    MAKERS[f"harmonics_{l}"] = lambda l=l: harmonics(l)
for l in (1, 2, 3):
    for n in (500, 10000):
        MAKERS[f"channelwise_{l}_{n}"] = lambda l=l, n=n: product(channelwise(natural(64, l), natural(1, l)), n, 1)
        MAKERS[f"summed_{l}_{n}"] = lambda l=l, n=n: summed(channelwise(natural(64, l), natural(1, l)), n, 20)
for l in (2, 3):
    MAKERS[f"convolution_{l}"] = lambda l=l: convolution(l)


def gemm():
    a = torch.randn(512, 512)
    best = min(timed(lambda: torch.mm(a, a), 4) for _ in range(4))
    return 2 * 512 ** 3 / best / 1e9


def timed(run, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - start) / repeats


def main():
    print("ready", f"e3nn {e3nn.__version__}, PyTorch {torch.__version__}, one thread, sgemm {gemm():.0f} GFLOP/s", flush=True)
    cases, warm = {}, set()
    for line in sys.stdin:
        name, direction, repeats = line.split()
        if name not in MAKERS:
            print("unknown", flush=True)
            continue
        if name not in cases:
            cases[name] = MAKERS[name]()
        run = cases[name].forward if direction == "forward" else cases[name].both
        if (name, direction) not in warm:  # TorchScript specialises in the first runs
            warm.add((name, direction))
            timed(run, 4)
        print(timed(run, int(repeats)), flush=True)


main()
