using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What edges, positions, batches and labels give.</summary>
internal static class Geometric
{
    public static IEnumerable<OperationKind> All { get; } =
    [
        new("Sender", 5, d => Gather(d, "Sender")),
        new("Receiver", 4, d => Gather(d, "Receiver")),
        new("EdgeSum", 6, d => Collect(d, "EdgeSum", "Sum")),
        new("EdgeMean", 4, d => Collect(d, "EdgeMean", "Mean")),
        new(
            "Softmax",
            3,
            d =>
                d.Find(static v => v is { Kind: ValueKind.Scalars, Base: RowBase.Edges }) is { } x
                    ? d.Add("Softmax", Arithmetic.Fresh(x), static o => $"{o[1]}.Softmax({o[0]})", x, d.Edges)
                    : null
        ),
        new(
            "Vectors",
            5,
            d => d.Add("Vectors", Draft.Plain(Vector(d), RowBase.Edges), static o => $"{o[0]}.Vectors", AnyEdges(d))
        ),
        new(
            "Lengths",
            4,
            d => d.Add("Lengths", d.Scalars(1, RowBase.Edges), static o => $"{o[0]}.Lengths", AnyEdges(d))
        ),
        new(
            "Basis",
            3,
            d =>
                d.Add(
                    "Basis",
                    d.Scalars(3, RowBase.Edges),
                    d.Pick<Func<string[], string>>([
                        static o => $"{o[0]}.Basis(3, cutoff: 1.6)",
                        static o => $"{o[0]}.Basis(3, RadialBasis.Gaussian, 1.6)",
                        static o => $"{o[0]}.Basis(3, RadialBasis.Chebyshev, 1.6)",
                        static o => $"{o[0]}.Basis(3, RadialBasis.SmoothFinite, cutoff: 1.6)",
                    ]),
                    d.Edges
                )
        ),
        new(
            "Envelope",
            3,
            d =>
                d.Add(
                    "Envelope",
                    d.Scalars(1, RowBase.Edges),
                    d.Pick<Func<string[], string>>([
                        static o => $"{o[0]}.Envelope(cutoff: 1.6)",
                        static o => $"{o[0]}.Envelope(CutoffEnvelope.Cosine, 1.6)",
                        static o => $"{o[0]}.Envelope(cutoff: 1.6, exponent: 3)",
                    ]),
                    d.Edges
                )
        ),
        new("CloudMean", 4, d => Reduce(d, "CloudMean", "Mean")),
        new("CloudSum", 3, d => Reduce(d, "CloudSum", "Sum")),
        new(
            "BroadcastToPoints",
            4,
            d =>
                d.Find(static v => v is { IsFeature: true, Base: RowBase.Clouds }) is { } x
                    ? d.Add(
                        "BroadcastToPoints",
                        Arithmetic.Fresh(x) with
                        {
                            Base = RowBase.Points,
                        },
                        static o => $"{o[0]}.Broadcast({o[1]})",
                        x,
                        d.Batch
                    )
                    : null
        ),
        new(
            "BroadcastToEdges",
            3,
            d =>
                d.Find(static v => v is { IsFeature: true, Base: RowBase.Clouds }) is { } x
                    ? d.Add(
                        "BroadcastToEdges",
                        Arithmetic.Fresh(x) with
                        {
                            Base = RowBase.Edges,
                        },
                        static o => $"{o[0]}.Broadcast({o[1]})",
                        x,
                        d.Edges
                    )
                    : null
        ),
        new(
            "Features",
            3,
            d =>
                d.Input.Signature.Group == d.Group
                    ? d.Add("Features", Draft.Named(d.Input, RowBase.Points), static o => $"{o[0]}.Features", d.Cloud)
                    : null
        ),
        new("Positions", 3, d => d.Add("Positions", Points(RowBase.Points), static o => $"{o[0]}.Positions", d.Cloud)),
        new(
            "PositionMean",
            2,
            d =>
                d.Find(static v => v is { Kind: ValueKind.Positions, Base: RowBase.Points }) is { } x
                    ? d.Add("PositionMean", Points(RowBase.Clouds), static o => $"{o[0]}.Mean({o[1]})", x, d.Batch)
                    : null
        ),
        new(
            "PositionBroadcast",
            2,
            d =>
                d.Find(static v => v is { Kind: ValueKind.Positions, Base: RowBase.Clouds }) is { } x
                    ? d.Add(
                        "PositionBroadcast",
                        Points(RowBase.Points),
                        static o => $"{o[0]}.Broadcast({o[1]})",
                        x,
                        d.Batch
                    )
                    : null
        ),
        new("PositionDifference", 3, Difference),
        new("PositionShift", 3, Shift),
        new(
            "EdgesAt",
            2,
            d =>
                !d.HasConvolution
                && d.Find(static v => v is { Kind: ValueKind.Positions, Base: RowBase.Points }) is { } x
                    ? d.Add(
                        "EdgesAt",
                        new ProgramValue(ValueKind.Edges, "Neighbourhood", RowBase.Edges, null),
                        static o => $"{o[1]}.At({o[0]})",
                        x,
                        d.Edges
                    )
                    : null
        ),
        new(
            "OneHot",
            5,
            d =>
                d.Species is { } species
                    ? d.Add(
                        "OneHot",
                        d.Scalars(3, RowBase.Points),
                        static o => $"{o[0]}.OneHot({o[1]}, 3)",
                        d.Batch,
                        species
                    )
                    : null
        ),
        new("Lookup", 4, Lookup),
    ];

    /// <summary>A fixed number of each species, of a table in place or of the model's.</summary>
    private static ProgramValue? Lookup(Draft d)
    {
        if (d.Species is not { } species)
            return null;
        string table = d.Pick([
            "[0.5, -1.25, 2]",
            "[.. Net.Numbers]",
            "Net.Numbers",
            "new double[] { scale, -1, 0.75 }",
        ]);
        if (table.Contains("Numbers") && d.Uses.Add("table"))
            d.Members.Add("internal static ReadOnlySpan<double> Numbers => [1.5, 0, -0.25];");
        return d.Add("Lookup", d.Scalars(1, RowBase.Points), o => $"{o[0]}.Lookup({o[1]}, {table})", d.Batch, species);
    }

    public static ProgramValue Points(RowBase rows) => new(ValueKind.Positions, "Positions", rows, null);

    private static Signature Vector(Draft d) => d.SignatureOf(d.Space.Vector);

    private static ProgramValue AnyEdges(Draft d) => d.Find(static v => v.Kind == ValueKind.Edges) ?? d.Edges;

    private static ProgramValue? Gather(Draft d, string name) =>
        d.Find(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
            ? d.Add(
                name,
                Arithmetic.Fresh(x) with
                {
                    Base = RowBase.Edges,
                },
                o => $"{o[1]}.{name}({o[0]})",
                x,
                AnyEdges(d)
            )
            : null;

    private static ProgramValue? Collect(Draft d, string name, string method) =>
        d.Find(static v => v is { IsFeature: true, Base: RowBase.Edges }) is { } x
            ? d.Add(
                name,
                Arithmetic.Fresh(x) with
                {
                    Base = RowBase.Points,
                },
                o => $"{o[1]}.{method}({o[0]})",
                x,
                AnyEdges(d)
            )
            : null;

    private static ProgramValue? Reduce(Draft d, string name, string method) =>
        // Over a surface frames differ from vertex to vertex, and a coarser one has a mean of its own.
        d.Find(v =>
            v.IsFeature
            && v.Base != RowBase.Clouds
            && (
                !d.Space.IsOnVertices
                || (v.Base != RowBase.Derived && v.Signature!.Irreps.All(static b => b.Irrep.IsScalar))
            )
        )
            is { } x
            ? d.Add(
                name,
                Arithmetic.Fresh(x) with
                {
                    Base = RowBase.Clouds,
                },
                o => $"{o[0]}.{method}({o[1]})",
                x,
                d.Batch
            )
            : null;

    private static ProgramValue? Difference(Draft d)
    {
        if (
            d.Find(static v => v.Kind == ValueKind.Positions) is not { } x
            || d.Find(v => v.Kind == ValueKind.Positions && v.Base == x.Base && v != x) is not { } y
        )
        {
            return null;
        }
        return d.Add("PositionDifference", Draft.Plain(Vector(d), x.Base), static o => $"{o[0]} - {o[1]}", x, y);
    }

    private static ProgramValue? Shift(Draft d)
    {
        if (
            d.Find(static v => v.Kind == ValueKind.Positions) is not { } x
            || d.Find(v => v.Kind == ValueKind.Plain && v.Base == x.Base && v.Signature == Vector(d)) is not { } by
        )
        {
            return null;
        }

        return d.Add(
            "PositionShift",
            Points(x.Base),
            d.Chance(0.5) ? static o => $"{o[0]} + 0.1 * {o[1]}" : static o => $"{o[0]} - 0.1 * {o[1]}",
            x,
            by
        );
    }
}
