using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A merged block of a row, for norms.</summary>
/// <param name="Offset">Where it starts in a row.</param>
/// <param name="Mul">Number of copies.</param>
/// <param name="Components">2l+1.</param>
/// <param name="Copy">Its first copy, counted over the whole row: where its weights start.</param>
/// <param name="Scalar">For 0e its first copy, counted over all 0e: where its biases start.</param>
/// <param name="IsScalar">Whether it is 0e, the only irrep that may be centred.</param>
internal readonly record struct NormBlock(int Offset, int Mul, int Components, int Copy, int Scalar, bool IsScalar)
{
    /// <summary>Numbers in the block.</summary>
    internal int Count => Mul * Components;

    internal static NormBlock[] Of(FeatureLayout layout, out int copies, out int scalars)
    {
        (copies, scalars) = (0, 0);
        var blocks = new List<NormBlock>();
        foreach (BlockAddress block in layout.Rows.Merged)
        {
            blocks.Add(new NormBlock(block.Offset, block.Mul, block.Irrep.Dim, copies, scalars, block.Irrep.IsScalar));
            copies += block.Mul;
            scalars += block.Irrep.IsScalar ? block.Mul : 0;
        }

        return [.. blocks];
    }
}
