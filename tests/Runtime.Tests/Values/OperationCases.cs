using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Every operation on values, with operands that reach its branches.</summary>
internal static class OperationCases
{
    private const string Mixed = "2x0e + 0o + 3x1o + 1e + 2x2e";
    private const RowSpaceKind P = RowSpaceKind.Points;
    private const RowSpaceKind E = RowSpaceKind.Edges;
    private const RowSpaceKind C = RowSpaceKind.Clouds;

    internal static OperationCase[] All { get; } =
    [
        new("x + y", [(P, Mixed), (P, Mixed)], (_, x) => Operations.Add(x[0], x[1])),
        new("x + x", [(P, Mixed)], (_, x) => Operations.Add(x[0], x[0])),
        new("x - y", [(P, Mixed), (P, Mixed)], (_, x) => Operations.Subtract(x[0], x[1])),
        new("-x", [(P, Mixed)], (_, x) => Operations.Negate(x[0])),
        new("2.5 x", [(P, Mixed)], (_, x) => Operations.Scale(x[0], 2.5)),
        new("x / 3", [(P, Mixed)], (_, x) => Operations.Divide(x[0], 3)),
        new("x + 2.5", [(P, "3x0e")], (_, x) => Operations.Shift(x[0], 2.5)),
        new(
            "a radial basis",
            [(E, "0e")],
            (_, x) => RadialOperation.Basis(Operations.Shift(Operations.Scale(x[0], 0.3), 0.5), RadialBasis.Bessel, 3)
        ),
        new(
            "an envelope",
            [(E, "0e")],
            (_, x) =>
                RadialOperation.Envelope(
                    Operations.Shift(Operations.Scale(x[0], 0.3), 0.5),
                    CutoffEnvelope.Polynomial,
                    3
                )
        ),
        new("one scalar", [(P, Mixed), (P, "0e")], (_, x) => Operations.ScaleBy(x[0], x[1])),
        new("one pseudoscalar", [(P, Mixed), (P, "0o")], (_, x) => Operations.ScaleBy(x[0], x[1])),
        new("a scalar for each copy of a block", [(P, "3x1o"), (P, "3x0e")], (_, x) => Operations.ScaleBy(x[0], x[1])),
        new("scalars shared by blocks", [(P, "3x1o + 3x2e"), (P, "3x0e")], (_, x) => Operations.ScaleBy(x[0], x[1])),
        new(
            "a scalar for each copy of all blocks",
            [(P, Mixed), (P, "9x0e")],
            (_, x) => Operations.ScaleBy(x[0], x[1])
        ),
        new("a pseudoscalar for each copy", [(P, Mixed), (P, "9x0o")], (_, x) => Operations.ScaleBy(x[0], x[1])),
        new("x / s", [(P, Mixed), (P, "1o")], (_, x) => Operations.DivideBy(x[0], Operations.BoundedNorm(x[1], 0.3))),
        new(
            "x over its own norms",
            [(P, Mixed)],
            (_, x) => Operations.DivideBy(x[0], Operations.BoundedNorm(x[0], 0.3))
        ),
        new(
            "a function of scalars",
            [(P, "3x0e")],
            (_, x) =>
                FeatureMarshal.Unwrap(
                    FeatureMarshal.Wrap<Scalars>(x[0]).Map(static r => Real.Exp(-r * r) / (1 + (r * r)))
                )
        ),
        new(
            "an odd function of pseudoscalars",
            [(P, "3x0o")],
            (_, x) =>
                FeatureMarshal.Unwrap(
                    FeatureMarshal.Wrap<PseudoScalars>(x[0]).MapOdd(static r => Real.Tanh(2 * r) * Real.Cos(r))
                )
        ),
        new(
            "an even function of pseudoscalars",
            [(P, "3x0o")],
            (_, x) =>
                FeatureMarshal.Unwrap(
                    FeatureMarshal.Wrap<PseudoScalars>(x[0]).MapEven(static r => Real.Sqrt(0.1 + (r * r)))
                )
        ),
        new("norm", [(P, Mixed)], (_, x) => Operations.SoftNorm(x[0], 0.2)),
        new("norm without epsilon", [(P, "2x1o + 2e")], (_, x) => Operations.SoftNorm(x[0], 0)),
        new("bounded norm", [(P, Mixed)], (_, x) => Operations.BoundedNorm(x[0], 0.2)),
        new("squared norm", [(P, Mixed)], (_, x) => Operations.SquaredNorm(x[0])),
        new("inner product", [(P, Mixed), (P, Mixed)], (_, x) => Operations.Inner(x[0], x[1])),
        new("concatenation", [(P, "2x0e + 2x1o"), (P, "3x1o + 0e")], (_, x) => Operations.Concat(x[0], x[1])),
        new("concatenation with itself", [(P, "2x1o")], (_, x) => Operations.Concat(x[0], x[0])),
        new(
            "block of a merged block",
            [(P, "0e + 2x1o + 3x1o")],
            (_, x) => Operations.Select(x[0], FeatureLayout.Of("0e + 2x1o + 3x1o"), 2)
        ),
        new("range of blocks", [(P, Mixed)], (_, x) => Operations.Select(x[0], FeatureLayout.Of(Mixed), 1, 3)),
        new("sum over copies", [(P, Mixed)], (_, x) => Operations.SumOverCopies(x[0])),
        new("mean over copies", [(P, Mixed)], (_, x) => Operations.MeanOverCopies(x[0])),
        new("sum over a cloud", [(P, Mixed)], (c, x) => CloudSumOperation.Apply(x[0], c.Batch.Points, mean: false)),
        new("mean over a cloud", [(P, Mixed)], (c, x) => CloudSumOperation.Apply(x[0], c.Batch.Points, mean: true)),
        new(
            "mean over the edges of a cloud",
            [(E, Mixed)],
            (c, x) => CloudSumOperation.Apply(x[0], c.Batch.Points, mean: true)
        ),
        new("spread to points", [(C, Mixed)], (c, x) => BroadcastOperation.Apply(x[0], c.Batch.Points)),
        new("spread to edges", [(C, Mixed)], (c, x) => BroadcastOperation.Apply(x[0], c.Edges.EdgeSpace)),
        new("gather from senders", [(P, Mixed)], (c, x) => GatherOperation.Apply(x[0], c.Geometry, fromSender: true)),
        new(
            "gather from receivers",
            [(P, Mixed)],
            (c, x) => GatherOperation.Apply(x[0], c.Geometry, fromSender: false)
        ),
        new("sum over neighbours", [(E, Mixed)], (c, x) => ReceiverSumOperation.Apply(x[0], c.Geometry, mean: false)),
        new("mean over neighbours", [(E, Mixed)], (c, x) => ReceiverSumOperation.Apply(x[0], c.Geometry, mean: true)),
        new("softmax over neighbours", [(E, "3x0e")], (c, x) => ReceiverSoftmaxOperation.Apply(x[0], c.Geometry)),
        new(
            "attention",
            [(P, Mixed), (E, "0e")],
            (c, x) =>
                ReceiverSumOperation.Apply(
                    Operations.ScaleBy(
                        GatherOperation.Apply(x[0], c.Geometry, fromSender: true),
                        ReceiverSoftmaxOperation.Apply(x[1], c.Geometry)
                    ),
                    c.Geometry,
                    mean: false
                )
        ),
        new(
            "restriction to SO(3)",
            [(P, "2x0e + 3x1o + 1e + 2x2e")],
            (_, x) => Operations.Restrict(x[0], SymmetryGroup.SO3),
            ProperOnly: true
        ),
        new("zeros", [(P, Mixed)], (_, x) => Operations.Add(x[0], Operations.Zeros(x[0], FeatureLayout.Of(Mixed)))),
    ];

    internal static OperationCase Named(string name) => Array.Find(All, c => c.Name == name)!;
}
