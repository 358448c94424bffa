using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Layers over surfaces, and the way to coarser ones and back.</summary>
internal static class SurfaceOperations
{
    public static IEnumerable<OperationKind> All { get; } =
    [
        new("MeshConvolution", 18, Convolution),
        new("Pool", 5, static d => Carry(d, "Pool", RowBase.Points, RowBase.Derived)),
        new("Unpool", 8, static d => Carry(d, "Unpool", RowBase.Derived, RowBase.Points)),
        new("CoarseMean", 3, CoarseMean),
    ];

    /// <summary>Features of a coarser surface, on the surface itself.</summary>
    public static ProgramValue Unpool(Draft d, ProgramValue x) => Carry(d, "Unpool", x, RowBase.Points);

    private static ProgramValue? Carry(Draft d, string operation, RowBase from, RowBase to) =>
        d.Find(v => v.IsFeature && v.Base == from) is { } x ? Carry(d, operation, x, to) : null;

    private static ProgramValue Carry(Draft d, string operation, ProgramValue x, RowBase to) =>
        d.Add(operation, Arithmetic.Fresh(x) with { Base = to }, o => $"{o[0]}.{operation}({o[1]})", x, d.Batch);

    private static ProgramValue? CoarseMean(Draft d) =>
        d.Find(static v => v is { IsFeature: true, Base: RowBase.Derived, Signature.Irreps.LMax: 0 }) is not { } x
            ? null
            : d.Add(
                "CoarseMean",
                Arithmetic.Fresh(x) with
                {
                    Base = RowBase.Clouds,
                },
                static o => $"{o[0]}.Mean({o[1]})",
                x,
                Coarser(d)
            );

    private static ProgramValue Coarser(Draft d) =>
        d.Coarser ??= d.Add(
            "Coarser",
            new ProgramValue(ValueKind.Batch, "Batch", RowBase.Derived, null),
            static o => $"{o[0]}.Coarser()",
            d.Batch
        );

    private static ProgramValue? Convolution(Draft d)
    {
        RowBase rows = d.Chance(0.35) ? RowBase.Derived : RowBase.Points;
        if (d.Find(v => v is { IsFeature: true, Signature.Dim: <= 16 } && v.Base == rows) is not { } x)
            return null;
        int degree = d.Random.Next(4);
        Irrep[] reachable =
        [
            .. SelectionRules
                .Reachable(x.Signature!.Irreps, d.Group.Harmonics(degree))
                .Where(ir => ir.L <= d.Space.MaxDegree),
        ];
        FeatureStruct[] fitting = [.. d.Structs.Where(t => t.Signature.Irreps.All(b => reachable.Contains(b.Irrep)))];
        Signature result =
            fitting.Length > 0 && d.Chance(0.5)
                ? d.Pick(fitting).Signature
                : RandomSignatures.From(d.Random, reachable, d.Group, 3);
        string options = string.Join(
            ", ",
            new[]
            {
                degree == 2 && d.Chance(0.5) ? string.Empty : $"MaxDegree = {degree}",
                d.Chance(0.4) ? $"Rings = {1 + d.Random.Next(4)}" : string.Empty,
                d.Chance(0.2) ? "Radius = 5" : string.Empty,
                d.Chance(0.2) ? "Bias = false" : string.Empty,
            }.Where(static o => o.Length > 0)
        );
        ProgramValue surface = rows == RowBase.Points ? d.Batch : Coarser(d);
        return LayerOperations.Declare(d, "MeshConvolution", options, result, rows, surface, x);
    }
}
