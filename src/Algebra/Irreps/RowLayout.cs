namespace GeoDL.Typed.Algebra;

/// <summary>
/// The inner layout of a feature row: equal neighbouring blocks merged, each merged block components first, copies
/// contiguous (<c>ir_mul</c>), so that one vector register holds one component of many copies.
/// </summary>
/// <remarks>Public order is <c>mul_ir</c>; <see cref="SourceIndex"/> is the permutation between the two.</remarks>
public sealed class RowLayout
{
    private RowLayout(Irreps irreps, BlockAddress[] blocks, BlockAddress[] merged)
    {
        Irreps = irreps;
        Blocks = blocks;
        Merged = merged;
    }

    /// <summary>The irreps as declared.</summary>
    public Irreps Irreps { get; }

    /// <summary>The place of each declared block, in declared order; <c>0x</c> blocks have Mul 0.</summary>
    public IReadOnlyList<BlockAddress> Blocks { get; }

    /// <summary>The merged blocks, which tile the row.</summary>
    public IReadOnlyList<BlockAddress> Merged { get; }

    /// <summary>Numbers in a row.</summary>
    public int Dim => Irreps.Dim;

    /// <summary>The layout of irreps.</summary>
    public static RowLayout Of(Irreps irreps)
    {
        var blocks = new BlockAddress[irreps.Count];
        var merged = new List<BlockAddress>();
        int offset = 0;
        for (int first = 0; first < irreps.Count; )
        {
            Irrep irrep = irreps[first].Irrep;
            int end = first;
            int stride = 0;
            // A 0x block between two equal ones does not prevent merging: it is dropped first.
            while (end < irreps.Count && (irreps[end].Mul == 0 || irreps[end].Irrep == irrep || stride == 0))
            {
                if (irreps[end].Mul > 0)
                {
                    irrep = irreps[end].Irrep;
                    stride += irreps[end].Mul;
                }

                end++;
            }

            int copy = 0;
            for (; first < end; first++)
            {
                blocks[first] = new BlockAddress(offset + copy, stride, irreps[first].Mul, irreps[first].Irrep);
                copy += irreps[first].Mul;
            }

            if (stride > 0)
                merged.Add(new BlockAddress(offset, stride, stride, irrep));

            offset += stride * irrep.Dim;
        }

        return new RowLayout(irreps, blocks, merged.ToArray());
    }

    /// <summary>
    /// For each number of an inner row, the index of the same number in public (<c>mul_ir</c>) order.
    /// </summary>
    public int[] SourceIndex()
    {
        var source = new int[Dim];
        for (int b = 0; b < Blocks.Count; b++)
        {
            BlockAddress block = Blocks[b];
            int start = Irreps.Offset(b);
            int dim = block.Irrep.Dim;
            for (int u = 0; u < block.Mul; u++)
            {
                for (int m = 0; m < dim; m++)
                    source[block.Offset + (m * block.Stride) + u] = start + (u * dim) + m;
            }
        }

        return source;
    }
}
