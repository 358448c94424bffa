using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The algebra of an attention layer.</summary>
/// <param name="Heads">The number of heads.</param>
/// <param name="Keys">The product that makes keys.</param>
/// <param name="Values">The product that makes values.</param>
/// <param name="Query">The map to queries, and to the points' keys for themselves.</param>
/// <param name="Linear">The map of weighted values to the result.</param>
internal sealed record AttentionSpecs(
    int Heads,
    TensorProductSpec Keys,
    TensorProductSpec Values,
    LinearSpec Query,
    LinearSpec Linear
)
{
    /// <summary>Under O(3), harmonics up to degree 2.</summary>
    internal static AttentionSpecs Of(string input, string result, int heads)
    {
        (Irreps x, Irreps z) = (Irreps.Parse(input), Irreps.Parse(result));
        TensorProductSpec keys = Product(x, x),
            values = Product(x, z);
        return new AttentionSpecs(
            heads,
            keys,
            values,
            LinearSpec.Create(x, keys.Out.Simplify()),
            LinearSpec.Create(values.Out.Simplify(), z)
        );
    }

    private static TensorProductSpec Product(Irreps input, Irreps filter) =>
        TensorProductSpec.Channelwise(input, Irreps.SphericalHarmonics(2), [.. filter.Select(static b => b.Irrep)]);
}
