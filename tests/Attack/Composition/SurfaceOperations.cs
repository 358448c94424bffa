using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Layers over surfaces.</summary>
internal static class SurfaceOperations
{
    public static IEnumerable<OperationKind> All { get; } = [new("MeshConvolution", 12, Convolution)];

    private static ProgramValue? Convolution(Draft d)
    {
        if (d.Find(static v => v is { IsFeature: true, Base: RowBase.Points, Signature.Dim: <= 16 }) is not { } x)
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
        return LayerOperations.Declare(d, "MeshConvolution", options, result, RowBase.Points, d.Batch, x);
    }
}
