using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>A model with every kind of layer under one group of the plane, as a user would write it.</summary>
internal static class GroupModelSource
{
    /// <summary>The number of parts that Forward has; the last two are about odd scalars.</summary>
    public const int Parts = 15;

    private const int HighestOrder = 3;

    /// <summary>The irreps of a group; of an infinite one those of low order.</summary>
    public static Irrep[] IrrepsOf(SymmetryGroup group) =>
        [
            .. Enumerable
                .Range(0, (group.Fold == 0 ? HighestOrder : group.Fold / 2) + 1)
                .SelectMany(order =>
                    new[] { Parity.Even, Parity.Odd }
                        .Where(parity => group.Has(order, parity))
                        .Select(parity => new Irrep(order, parity, group))
                ),
        ];

    /// <summary>The signature of the model's features: two copies of each irrep.</summary>
    public static string HiddenOf(SymmetryGroup group) => Sum(group, 2);

    /// <summary>The model in a namespace of its own.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="group">The group.</param>
    /// <param name="axis">The axis about which it turns space; null in a plane.</param>
    public static string Of(string name, SymmetryGroup group, Axis? axis) =>
        Template
            .Replace("ODDPART", (group.HasParity ? Odd : string.Empty) + (HasOddGates(group) ? OddGates : string.Empty))
            .Replace("FLAT", axis is null ? string.Empty : Flat)
            .Replace("NAMESPACE", name)
            .Replace("AXIS", axis is null ? string.Empty : $", Axis = Axis.{axis}")
            .Replace("GROUP", "Group = Group." + group.Stated)
            .Replace("HIDDEN", HiddenOf(group))
            .Replace("VECTOR", Written(group.Vector(isInPlane: axis is null)))
            .Replace("PLANAR", Written(new Irreps(group.Harmonic(1).Select(static i => new MulIrrep(1, i)))))
            .Replace("HARMONICS", Written(Harmonics(group)))
            .Replace("SCALARS", "2x" + group.Trivial)
            .Replace("EDGES", axis is null ? "PlaneNeighbourhood" : "Neighbourhood")
            .Replace("CLOUD", axis is null ? "PlaneCloud" : "PointCloud")
            .Replace("SELECT", axis is null ? "edges.Vectors" : "Flat(edges.Vectors)")
            .Replace("ODDUSE", group.HasParity ? OddUse : "x")
            .Replace("GATEUSE", HasOddGates(group) ? GateUse : "x")
            .Replace("TOP", IrrepsOf(group)[^1].ToString())
            .Replace("FLIPPED", IrrepsOf(group)[^1].Mirrored.ToString());

    private static bool HasOddGates(SymmetryGroup group) => group.HasParity && IrrepsOf(group)[^1].L > 0;

    /// <summary>Harmonics up to order 2, as far as a signature tells their degrees apart.</summary>
    private static Irreps Harmonics(SymmetryGroup group) =>
        new(
            Enumerable
                .Range(0, Math.Min(2, group.Fold == 0 ? 2 : group.Fold / 2) + 1)
                .SelectMany(group.Harmonic)
                .Select(static irrep => new MulIrrep(1, irrep))
        );

    private static string Sum(SymmetryGroup group, int copies) =>
        string.Join(" + ", IrrepsOf(group).Select(irrep => $"{copies}x{irrep}"));

    private static string Written(Irreps irreps) => string.Join(" + ", irreps);

    private const string Flat = """
            [Linear("VECTOR", "PLANAR")]
            private partial Features Flat(Features x);
        """;

    private const string Odd = """
            [Irreps("2x0o", GROUP)]
            public readonly ref partial struct Odd;

            public sealed partial class Net
            {
                [Linear]
                private partial Odd Pseudo(Hidden x);

                [Linear]
                private partial Hidden Back(Mirrored<Hidden> x);

                private Hidden Turned(Hidden h)
                {
                    PseudoScalars p = PseudoScalars.From(Pseudo(h));
                    return Back(p * h) + Back(h * p.MapOdd(static r => Real.Tanh(r))) * p.MapEven(static r => r * r);
                }
            }
        """;

    private const string OddGates = """
            public sealed partial class Net
            {
                [Linear("HIDDEN", "2x0o + 2xTOP")]
                private partial Features ToGate(Features x);

                [Gate("2x0o + 2xTOP", "2xFLIPPED")]
                private partial Features Gated(Features x);

                [TensorProduct("HIDDEN", "2xFLIPPED", "HIDDEN")]
                private partial Features FromGate(Features x, Features y);
            }
        """;

    private const string GateUse = "Hidden.From(FromGate(x, Gated(ToGate(x))))";

    private const string OddUse = "Turned(x)";

    private const string Template = """
        namespace NAMESPACE
        {
            [Irreps("HIDDEN", GROUP)]
            public readonly ref partial struct Hidden;

            [Irreps("SCALARS", GROUP)]
            public readonly ref partial struct Plain;

            [EquivariantModel(GROUPAXIS)]
            public sealed partial class Net
            {
                [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 4)]
                private partial Gated<Hidden> Gather(EDGES edges, Hidden x);

                [Attention(Heads = 2, MaxDegree = 2)]
                private partial Hidden Attend(EDGES edges, Hidden x);

                [Gate]
                private partial Hidden Activate(Gated<Hidden> x);

                [TensorProduct]
                private partial Hidden Mix(Hidden x, Hidden y);

                [TensorProduct("HIDDEN", "HARMONICS", "HIDDEN")]
                private partial Features Steer(Features x, Features y);

                [TensorSquare]
                private partial Hidden Square(Hidden x);

                [SphericalHarmonics("PLANAR", "HARMONICS")]
                private partial Features Circular(Features x);

        FLAT

                [Linear(Bias = true)]
                private partial Hidden Map(Hidden x);

                [Linear]
                private partial Plain Read(Hidden x);

                [Activation(Nonlinearity.SiLU)]
                private partial Plain Bend(Plain x);

                [MultiLayerPerceptron]
                private partial Plain Think(Plain x);

                [NormActivation]
                private partial Hidden Limit(Hidden x);

                [LayerNorm]
                private partial Hidden Even(Hidden x);

                [BatchNorm(Instance = true)]
                private partial Hidden Whiten(Hidden x);

                [Dropout(0.3)]
                private partial Hidden Drop(Hidden x);

                [Scale(Initial = 0.7)]
                private partial Hidden Stretch(Hidden x);

                [TensorProduct("HIDDEN", "VECTOR", "HIDDEN")]
                private partial Features Place(Features x, Features at);

                /// <summary>One part of the model after another: the number says which.</summary>
                public Hidden Forward(CLOUD<Hidden> cloud, int part)
                {
                    EDGES edges = cloud.Edges;
                    Hidden x = cloud.Features;
                    return part switch
                    {
                        0 => Activate(Gather(edges, x)),
                        1 => Hidden.From(edges.Sum(Steer(edges.Sender(x), Circular(SELECT)))),
                        2 => Hidden.From(
                            Place(x, cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch))
                        ),
                        3 => Mix(x, Map(x)),
                        4 => Square(x),
                        5 => Stretch(Drop(Whiten(x))),
                        6 => Limit(x),
                        7 => Even(x),
                        8 => x * Scalars.From(Bend(Think(Read(x)))),
                        9 => x / x.Inner(x).Map(static r => 1 + Real.Sqrt(1 + r)),
                        10 => edges.Mean(Hidden.From(edges.Receiver(x)) * edges.Envelope() * edges.Lengths),
                        11 => edges.Mean(edges.Sender(x) * edges.Softmax(edges.Basis(1))),
                        12 => Attend(edges, x),
                        13 => ODDUSE,
                        _ => GATEUSE,
                    };
                }
            }

            ODDPART

            public static class Probe
            {
                public static double[] Predict(
                    int part, double[] positions, double[] features, Precision precision
                ) => new Net(3, precision).Predict(Make(positions, features), part).ToArray();

                /// <summary>A loss and its derivatives by positions and by features.</summary>
                public static (double Value, double[] Positions, double[] Features) Derive(
                    int part, double[] positions, double[] features, double[] target
                )
                {
                    var net = new Net(3, Precision.Double);
                    using Pass pass = net.Record();
                    CLOUD<Hidden> cloud = pass.Enter(
                        Make(positions, features), GradientInputs.Positions | GradientInputs.Features
                    );
                    Loss loss = Loss.MeanSquaredError(net.Forward(cloud, part), Rows<Hidden>.From(target));
                    pass.Backward(loss);
                    return (loss.Value, pass.PositionGradient(cloud), pass.FeatureGradient(cloud).ToArray());
                }

                private static CLOUD<Hidden> Make(double[] positions, double[] features) =>
                    CLOUD.Create<Hidden>(positions, features, Neighbours.WithinRadius(1.6));
            }
        }
        """;
}
