using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A block of a row, for norms: component m of copy u is at Offset + m·Stride + u.</summary>
/// <param name="Offset">Where it starts in a row.</param>
/// <param name="Stride">The distance from one component to the next.</param>
/// <param name="Mul">Number of copies.</param>
/// <param name="Components">2l+1.</param>
/// <param name="Copy">Its first copy, counted over the whole row: where its weights start. Blocks of one field share
/// it.</param>
/// <param name="CopyDim">Components of all blocks that share its copies.</param>
/// <param name="IsFirst">Whether it is the first of these blocks.</param>
/// <param name="Scalar">For 0e its first copy, counted over all 0e: where its biases start.</param>
/// <param name="IsScalar">Whether it is 0e, the only irrep that may be centred.</param>
internal readonly record struct NormBlock(
    int Offset,
    int Stride,
    int Mul,
    int Components,
    int Copy,
    int CopyDim,
    bool IsFirst,
    int Scalar,
    bool IsScalar
)
{
    /// <summary>Numbers in the block.</summary>
    internal int Count => Mul * Components;

    /// <summary>The merged blocks, which are contiguous.</summary>
    internal static NormBlock[] Of(FeatureLayout layout, out int copies, out int scalars) =>
        Of(layout.Merged.Select(static block => new[] { block }), out copies, out scalars);

    /// <summary>The blocks of terms: those of a field have its copies in common. Without fields the merged
    /// ones.</summary>
    internal static NormBlock[] OfFields(FeatureLayout layout, out int copies, out int scalars) =>
        layout.Signature.HasFields
            ? Of(
                layout
                    .Signature.Terms.Where(static term => term.Mul > 0)
                    .Select(term => layout.Blocks.AsSpan(term.First, term.Count).ToArray()),
                out copies,
                out scalars
            )
            : Of(layout, out copies, out scalars);

    private static NormBlock[] Of(IEnumerable<BlockAddress[]> groups, out int copies, out int scalars)
    {
        (copies, scalars) = (0, 0);
        var blocks = new List<NormBlock>();
        foreach (BlockAddress[] group in groups)
        {
            int copyDim = group.Sum(static block => block.Irrep.Dim);
            for (int i = 0; i < group.Length; i++)
            {
                BlockAddress block = group[i];
                blocks.Add(
                    new NormBlock(
                        block.Offset,
                        block.Stride,
                        block.Mul,
                        block.Irrep.Dim,
                        copies,
                        copyDim,
                        i == 0,
                        scalars,
                        block.Irrep.IsScalar
                    )
                );
                scalars += block.Irrep.IsScalar ? block.Mul : 0;
            }

            copies += group[0].Mul;
        }

        return [.. blocks];
    }
}
