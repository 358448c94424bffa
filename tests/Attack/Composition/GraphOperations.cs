using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>What graphs without positions have and clouds have not.</summary>
internal static class GraphOperations
{
    public static IEnumerable<OperationKind> All { get; } =
    [
        new(
            "EdgeFeatures",
            8,
            static d =>
                d.EdgeInput is { } link
                    ? d.Add(
                        "EdgeFeatures",
                        Draft.Named(link, RowBase.Edges),
                        static o => $"{o[0]}.EdgeFeatures",
                        d.Cloud
                    )
                    : null
        ),
        new("GraphAttention", 6, Attention),
    ];

    /// <summary>Attention over the edges, with or without logits that edges give.</summary>
    private static ProgramValue? Attention(Draft d)
    {
        if (d.Find(static v => v is { IsFeature: true, Base: RowBase.Points }) is not { } x)
            return null;
        int[] fitting = [.. Enumerable.Range(1, 8).Where(n => x.Signature!.Irreps.All(b => b.Mul % n == 0))];
        int heads = d.Pick(fitting);
        ProgramValue? logits = d.Chance(0.6) ? Logits(d, heads) : null;
        Irrep[] reachable = [.. x.Signature!.Irreps.Select(static b => b.Irrep).Distinct()];
        FeatureStruct[] named = [.. d.Structs.Where(t => t.Signature.Irreps.All(b => reachable.Contains(b.Irrep)))];
        Signature result =
            named.Length > 0 && d.Chance(0.5)
                ? d.Pick(named).Signature
                : RandomSignatures.From(d.Random, reachable, d.Group, 3);
        return LayerOperations.Declare(
            d,
            "Attention",
            heads == 1 && d.Chance(0.5) ? string.Empty : $"Heads = {heads}",
            result,
            RowBase.Points,
            d.Edges,
            logits is null ? [x] : [x, logits]
        );
    }

    /// <summary>A scalar of each edge for each head: one that there is, or a map of what edges hold.</summary>
    private static ProgramValue? Logits(Draft d, int heads)
    {
        Irrep scalar = d.Group.Trivial;
        Signature wanted = d.SignatureOf([new MulIrrep(heads, scalar)]);
        if (d.Find(v => v is { IsFeature: true, Base: RowBase.Edges } && v.Signature == wanted) is { } known)
            return known;
        return
            d.Find(v => v is { IsFeature: true, Base: RowBase.Edges } && v.Signature!.Irreps.Contains(scalar)) is { } x
            ? LayerOperations.Declare(d, "Linear", string.Empty, wanted, RowBase.Edges, null, x)
            : null;
    }
}
