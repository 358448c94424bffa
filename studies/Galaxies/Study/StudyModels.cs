using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Plain;
using GeoDL.Typed.Studies.Galaxies.Study.Models;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>The models of the comparison; all see the same neighbours.</summary>
public static class StudyModels
{
    /// <summary>Radius of all neighbourhoods, Mpc/h.</summary>
    public const double Radius = 60;

    public const string Invariant = "invariant",
        Distances = "egnn",
        Vectors = "l1",
        Tensors = "l2",
        Attention = "attention",
        Plain = "plain",
        Augmented = "augmented";
    public const string Small = "small",
        Medium = "medium",
        Large = "large";

    // A spline takes four coefficients for each weight of an edge.
    private const long Spline = 4;

    /// <summary>Every model in every size that it has.</summary>
    public static IReadOnlyList<StudyModel> All { get; } =
    [
        new(
            Invariant,
            Small,
            () =>
                Of(
                    Invariant,
                    static (s, p) =>
                    {
                        var n = new InvariantNetSmall(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            InvariantCost(20, 18)
        ),
        new(
            Invariant,
            Medium,
            () =>
                Of(
                    Invariant,
                    static (s, p) =>
                    {
                        var n = new InvariantNetMedium(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            InvariantCost(44, 35)
        ),
        new(
            Invariant,
            Large,
            () =>
                Of(
                    Invariant,
                    static (s, p) =>
                    {
                        var n = new InvariantNetLarge(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            InvariantCost(90, 65)
        ),
        new(
            Distances,
            Small,
            () =>
                Of(
                    Distances,
                    static (s, p) =>
                    {
                        var n = new DistanceNetSmall(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            DistanceCost(10, 15)
        ),
        new(
            Distances,
            Medium,
            () =>
                Of(
                    Distances,
                    static (s, p) =>
                    {
                        var n = new DistanceNetMedium(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            DistanceCost(22, 28)
        ),
        new(
            Distances,
            Large,
            () =>
                Of(
                    Distances,
                    static (s, p) =>
                    {
                        var n = new DistanceNetLarge(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            DistanceCost(44, 54)
        ),
        new(
            Vectors,
            Small,
            () =>
                Of(
                    Vectors,
                    static (s, p) =>
                    {
                        var n = new VectorNetSmall(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            VectorCost(10, 10, 13)
        ),
        new(
            Vectors,
            Medium,
            () =>
                Of(
                    Vectors,
                    static (s, p) =>
                    {
                        var n = new VectorNetMedium(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            VectorCost(20, 20, 32)
        ),
        new(
            Vectors,
            Large,
            () =>
                Of(
                    Vectors,
                    static (s, p) =>
                    {
                        var n = new VectorNetLarge(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            VectorCost(40, 40, 64)
        ),
        new(
            Tensors,
            Medium,
            () =>
                Of(
                    Tensors,
                    static (s, p) =>
                    {
                        var n = new TensorNetMedium(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            TensorCost(16, 14, 10, 28)
        ),
        new(
            Attention,
            Medium,
            () =>
                Of(
                    Attention,
                    static (s, p) =>
                    {
                        var n = new AttentionNet(s, p);
                        return new(n, n.Forward, c => n.Predict(c).ToArray());
                    }
                ),
            AttentionCost(20, 24)
        ),
        OfPlain(Augmented, Small, 10, 13),
        OfPlain(Augmented, Medium, 22, 27),
        OfPlain(Augmented, Large, 44, 53),
        OfPlain(Plain, Medium, 22, 27),
    ];

    /// <summary>The model of a name and size.</summary>
    public static StudyModel Find(string name, string size) => All.First(m => m.Name == name && m.Size == size);

    private static EquivariantEstimator<Tracer> Of(
        string name,
        Func<ulong, Precision, EstimatorModel<Tracer>> create
    ) => new(name, create, static (cloud, _) => Estimators.Points(cloud, Neighbours.WithinRadius(Radius)));

    private static StudyModel OfPlain(string name, string size, int channels, int hidden) =>
        new(
            name,
            size,
            () => new PlainEstimator(name, channels, hidden, Radius, augmented: name == Augmented),
            (nodes, edges) => new PlainNetwork(channels, hidden, 0).MultiplyAdds(nodes, edges)
        );

    private static Func<long, long, long> InvariantCost(long c, long h) =>
        (nodes, edges) => (edges * (Spline + 1) * (2 + c)) + (nodes * ((4 * c) + (c * c) + (2 * c * h)));

    private static Func<long, long, long> VectorCost(long c, long d, long h) =>
        (nodes, edges) =>
        {
            // A path's weight is a spline; couplings 0⊗l→l have 2l+1 terms, 1⊗0→1 and 1⊗1→0 three.
            long first = (Spline * (4 + 2)) + (2 * 4) + 6,
                second = (Spline * ((2 * c) + (2 * d))) + (4 * c) + (6 * d);
            long mixing = (3 * (c + d)) + (9 * d) + ((c + d) * (c + d)) + (3 * (c + d) * d);
            return (edges * (first + second)) + (nodes * (mixing + (6 * (d + 1) * d) + (((2 * c) + (2 * d)) * h)));
        };

    private static Func<long, long, long> TensorCost(long c, long d, long e, long h) =>
        (nodes, edges) =>
        {
            // Terms of 1⊗1→2 and 1⊗2→1: 11; 2⊗0→2 and 2⊗2→0: 5; 2⊗1→1: 11; 2⊗2→2: 25.
            long first = (Spline * (6 + 4)) + (2 * 9) + 28,
                second = (Spline * ((3 * c) + (4 * d) + (4 * e))) + (9 * c) + (28 * d) + (46 * e);
            long into = c + d + e;
            long mixing = (into * (c + d + e)) + (3 * (into + d) * d) + (5 * (into + e) * e);
            return (edges * (first + second)) + (nodes * (mixing + (6 * (d + 1) * d) + (((2 * c) + (2 * d) + e) * h)));
        };

    private static Func<long, long, long> DistanceCost(long c, long h) =>
        (nodes, edges) => 2 * ((edges * ((8 * c) + (c * c) + c + 3)) + (nodes * ((2 * c * c) + (3 * c * h))));

    private static Func<long, long, long> AttentionCost(long c, long h) =>
        (nodes, edges) =>
            2
            * (
                (edges * ((9 * c) + (c * c) + (8 * c) + (5 * c)))
                + (nodes * ((3 * c * c) + (48 * (c + 1)) + (((4 * c) + 16) * h)))
            );
}
