namespace GeoDL.Typed.Algebra;

/// <summary>
/// How a group convolution is done: a change of basis of the window (<see cref="WindowTransform"/>), then matrices,
/// one for the components of the result that the same functions lead to.
/// </summary>
/// <remarks>
/// By Schur's lemma a number of one irrep reaches only components of the same irrep, so the window falls into blocks.
/// Which ones is read off the kernels themselves: what is zero in all of them is left out.
/// </remarks>
public sealed class GroupMixing
{
    /// <summary>What counts as zero beside numbers of about one.</summary>
    private const double Zero = 1e-9;

    private GroupMixing(
        GroupConvolutionSpec spec,
        WindowTransform transform,
        IReadOnlyList<MixingBlock> blocks,
        IReadOnlyList<MixingTable> tables,
        bool isDense
    )
    {
        (Transform, Blocks, Tables) = (transform, blocks, tables);
        IsDense = isDense;
        MultiplyAdds = blocks.Sum(b =>
            b.Rows.Sum(r => (long)spec.In.Terms[r.Term].Mul) * b.Columns.Sum(c => (long)spec.Out.Terms[c.Term].Mul)
        );
        long turning = spec.In.Irreps.Sum(static b => b.Irrep.Dim == 2 ? (long)b.Mul : 0);
        Additions = ((long)transform.Additions * spec.In.Dim) + (4 * transform.Pairs.Count * turning);
    }

    /// <summary>Whether the basis is not changed, so that there is one matrix.</summary>
    public bool IsDense { get; }

    /// <summary>The change of basis.</summary>
    public WindowTransform Transform { get; }

    /// <summary>The matrices.</summary>
    public IReadOnlyList<MixingBlock> Blocks { get; }

    /// <summary>What the weights of a path, over some pixels, are in the matrices.</summary>
    public IReadOnlyList<MixingTable> Tables { get; }

    /// <summary>Multiply-adds of the matrices for a pixel.</summary>
    public long MultiplyAdds { get; }

    /// <summary>Additions of the change of basis for a pixel.</summary>
    public long Additions { get; }

    /// <summary>The form with the fewest operations, where an addition counts as much as two multiply-adds.</summary>
    internal static GroupMixing Cheapest(GroupConvolutionSpec spec)
    {
        GroupMixing blocks = Create(spec, transforms: true);
        long dense = (long)spec.FanIn * spec.Out.Dim;
        return blocks.MultiplyAdds + (2 * blocks.Additions) < dense ? blocks : Create(spec, transforms: false);
    }

    /// <summary>With the transform of the group, or with none: one dense matrix.</summary>
    public static GroupMixing Create(GroupConvolutionSpec spec, bool transforms)
    {
        WindowTransform transform = transforms
            ? WindowTransform.Create(spec.Size, spec.In.Group)
            : WindowTransform.None(spec.Size);
        (GroupConvolutionPath Path, int[] Orbits, TransformedKernel Kernel)[] kernels =
        [
            .. from path in spec.Paths
            from places in path.Orbits.Places
            let orbits = OrbitsOf(path, places)
            select (path, orbits, TransformedKernel.Of(spec, path, places, orbits, transform)),
        ];
        // For each component of the result, what leads to it.
        var support = new Dictionary<(int Term, int Component), HashSet<(int, int, int)>>();
        foreach ((GroupConvolutionPath path, _, TransformedKernel kernel) in kernels)
        {
            for (int b = 0; b < path.Out.CopyDim; b++)
            {
                (int, int) column = (TermOf(spec.Out, path.Out), b);
                if (!support.TryGetValue(column, out HashSet<(int, int, int)>? rows))
                    support.Add(column, rows = []);
                rows.UnionWith(kernel.Rows.Where((_, row) => !transforms || kernel.Reaches(row, b, Zero)));
            }
        }

        MixingBlock[] blocks =
        [
            .. support
                .Select(static s => (Column: s.Key, Rows: Sorted(s.Value)))
                .GroupBy(static s => string.Join(" ", s.Rows))
                .Select(static g => new MixingBlock(g.First().Rows, [.. g.Select(static s => s.Column)])),
        ];
        return new GroupMixing(
            spec,
            transform,
            blocks,
            [.. kernels.Select(k => Table(spec, k.Path, k.Orbits, k.Kernel, blocks))],
            isDense: !transforms
        );
    }

    private static MixingTable Table(
        GroupConvolutionSpec spec,
        GroupConvolutionPath path,
        int[] orbits,
        TransformedKernel kernel,
        MixingBlock[] blocks
    )
    {
        var entries = new List<(int, int, int)>();
        var values = new List<double>();
        for (int block = 0; block < blocks.Length; block++)
        {
            for (int column = 0; column < blocks[block].Columns.Count; column++)
            {
                (int term, int b) = blocks[block].Columns[column];
                if (term != TermOf(spec.Out, path.Out))
                    continue;
                for (int i = 0; i < kernel.Rows.Count; i++)
                {
                    int row = blocks[block].Find(kernel.Rows[i]);
                    if (row < 0)
                        continue;
                    entries.Add((block, row, column));
                    values.AddRange(kernel.Of(i, b));
                }
            }
        }

        return new MixingTable(path, orbits, entries, [.. values]);
    }

    private static int[] OrbitsOf(GroupConvolutionPath path, int[] places) =>
        [
            .. (
                from place in places
                from a in Enumerable.Range(0, path.In.CopyDim)
                from b in Enumerable.Range(0, path.Out.CopyDim)
                select path.Orbits.Of(place, a, b)
            )
                .Distinct()
                .OrderBy(static orbit => orbit),
        ];

    private static (int Place, int Term, int Component)[] Sorted(IEnumerable<(int, int, int)> rows) =>
        [.. rows.OrderBy(static row => row)];

    internal static int TermOf(Signature signature, SignatureTerm term)
    {
        for (int i = 0; i < signature.Terms.Count; i++)
        {
            if (ReferenceEquals(signature.Terms[i], term))
                return i;
        }

        throw new InvalidOperationException($"{term.Text} is no term of {signature}.");
    }
}
