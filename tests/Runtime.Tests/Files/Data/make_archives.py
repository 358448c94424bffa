"""Makes the archives of this folder: numbers of its own, none of another's. Needs PyTorch 1.13 or later.

    python3 make_archives.py
"""
import collections
import json

import torch

torch.manual_seed(7)


def numbers(tensor):
    return tensor.detach().to(torch.float64).flatten().tolist()


# 1. A state dictionary: float32, an empty tensor, and a buffer of int64.
net = torch.nn.Sequential(
    collections.OrderedDict(
        first=torch.nn.Linear(2, 3), norm=torch.nn.BatchNorm1d(3), last=torch.nn.Linear(3, 1, bias=False)
    )
)
torch.save(net.state_dict(), "state_dict.pth")

# 2. Nested dictionaries and lists; every type; views, transposed and shared; parameters; numbers and text beside.
base = torch.arange(12, dtype=torch.float64).reshape(3, 4) / 8
nested = {
    "model": {
        "weights": [base, base.t(), base[1:, ::2], torch.nn.Parameter(torch.tensor([1.5, -2.5]))],
        "scalar": torch.tensor(0.25, dtype=torch.float64),
        "empty": torch.zeros(0, 3),
        "types": {
            name: torch.tensor([0, 1, 3]).to(getattr(torch, name))
            for name in ["float16", "bfloat16", "float32", "float64", "uint8", "int8", "int16", "int32", "int64", "bool"]
        },
    },
    "epoch": 3,
    "big": 2**40,
    "rate": 0.1,
    "name": "näme",
    "frozen": False,
    "nothing": None,
    "by number": {0: (torch.ones(1), "one")},
}
torch.save(nested, "nested.pth")
torch.save(nested, "nested_protocol_4.pth", pickle_protocol=4)


# 3. TorchScript: e3nn's FullyConnectedNet in short (weights, tanh times a constant), with a constant tensor and a note.
class Layer(torch.nn.Module):
    def __init__(self, inputs, outputs, constant):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.randn(inputs, outputs, dtype=torch.float64))
        self.constant: float = constant

    def forward(self, x):
        z = x @ self.weight / self.weight.shape[0] ** 0.5
        return torch.tanh(z) * self.constant if self.constant > 0.0 else z


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer0 = Layer(3, 4, 1.5937334472592695)
        self.layer1 = Layer(4, 5, 1.5937334472592695)
        self.layer2 = Layer(5, 2, 0.0)
        self.widths = [3, 4, 5, 2]

    def forward(self, x):
        return self.layer2(self.layer1(self.layer0(x)))


script = Net()
x = torch.randn(4, 3, dtype=torch.float64)
extra = {"r_max": "5.0"}
torch.jit.save(torch.jit.script(script), "perceptron.pt", _extra_files=extra)

# What the archives hold, to compare with.
expected = {
    "x": numbers(x),
    "y": numbers(script(x)),
    "state_dict": {k: {"shape": list(v.shape), "numbers": numbers(v)} for k, v in net.state_dict().items()},
    "perceptron": {k: {"shape": list(v.shape), "numbers": numbers(v)} for k, v in script.state_dict().items()},
}
with open("expected.json", "w", encoding="ascii") as file:
    json.dump(expected, file, indent=1)
    file.write("\n")
