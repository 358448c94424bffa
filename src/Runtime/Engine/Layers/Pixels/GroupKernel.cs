using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The kernel of a group convolution as matrices, made of its free numbers, and the reverse.
/// </summary>
/// <remarks>
/// The matrices are those of irreps: the group's Fourier transforms are applied to the kernel, once, and not to pixels.
/// What a set of pixels has of a pair of fields is a small table, orbits to entries, the same for all copies.
/// </remarks>
internal sealed class GroupKernel<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers of the transformed windows that are made at once, so that they stay in the second
    /// cache.</summary>
    private const int MostNumbers = 40_000;

    /// <summary>Pairs of copies that are made at once.</summary>
    private const int MostPairs = 1024;

    private readonly S _coefficient;
    private readonly Table[] _tables;
    private readonly int _mostEntries;
    private readonly int _mostOrbits;
    private readonly int _mostPairs;

    internal GroupKernel(GroupConvolutionSpec spec, FeatureLayout input, FeatureLayout result)
    {
        GroupMixing mixing = spec.Mixing;
        _coefficient = S.CreateChecked(spec.Coefficient);
        IsDense = mixing.IsDense;
        (Cycles, Exchanges, Pairs) = (
            [.. mixing.Transform.Cycles],
            [.. mixing.Transform.Exchanges],
            [.. mixing.Transform.Pairs]
        );
        int window = spec.Size * spec.Size * input.Dim;
        MostPixels = Math.Clamp(MostNumbers / window / PickedPanel.TileRows, 1, 16) * PickedPanel.TileRows;
        int[][] from = Components(input),
            to = Components(result);
        Matrices = new GroupMatrix[mixing.Blocks.Count];
        for (int block = 0; block < Matrices.Length; block++)
        {
            Matrices[block] = new GroupMatrix(spec, block, from, to, MostPixels * input.Dim, (Length, TurnedLength));
            Length = checked(Length + Matrices[block].Length);
            TurnedLength = checked(TurnedLength + Matrices[block].TurnedLength);
        }

        MostColumns = Matrices.Max(static m => m.Row);
        MostDepth = Matrices.Max(static m => m.PaddedDepth);
        PicksAll = Matrices.Sum(static m => m.Depth) == window;

        _tables = [.. mixing.Tables.Select(t => new Table(t, Matrices))];
        _mostPairs = mixing.Tables.Max(static t =>
            Math.Max(Math.Min(MostPairs, t.Path.In.Mul * t.Path.Out.Mul), t.Path.Out.Mul)
        );
        _mostEntries = _tables.Max(static t => t.Entries);
        _mostOrbits = _tables.Max(static t => t.Orbits.Length);
    }

    /// <summary>What is done to windows before, as arrays, since loops over them must not allocate.</summary>
    internal int[][] Cycles { get; }

    /// <inheritdoc cref="WindowTransform.Exchanges"/>
    internal (int First, int Second)[] Exchanges { get; }

    /// <inheritdoc cref="WindowTransform.Pairs"/>
    internal (int Cosine, int Sine)[] Pairs { get; }

    /// <summary>Whether that is nothing, and there is one matrix.</summary>
    internal bool IsDense { get; }

    /// <summary>Pixels whose windows are transformed at once.</summary>
    internal int MostPixels { get; }

    /// <summary>The matrices, which follow one another.</summary>
    internal GroupMatrix[] Matrices { get; }

    /// <summary>Numbers of all matrices.</summary>
    internal int Length { get; }

    /// <summary>Numbers of all transposed matrices.</summary>
    internal int TurnedLength { get; }

    /// <summary>Whether some matrix picks each number of a window.</summary>
    internal bool PicksAll { get; }

    /// <summary>The most numbers of a row of a matrix.</summary>
    internal int MostColumns { get; }

    /// <summary>The most numbers of a row of a transposed matrix.</summary>
    internal int MostDepth { get; }

    /// <summary>Writes the kernel.</summary>
    internal void Expand(Workspace? workspace, ReadOnlySpan<S> weights, Span<S> kernel)
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, _mostOrbits * _mostPairs),
            entries = Workspace.Scratch<S>(workspace, _mostEntries * _mostPairs);
        kernel.Clear();
        foreach (Table table in _tables)
        {
            for (int copy = 0; copy < table.In.Mul; copy += table.CopiesAtOnce)
            {
                int pairs = table.PairsFrom(copy);
                for (int o = 0; o < table.Orbits.Length; o++)
                    weights.Slice(table.WeightAt(o, copy), pairs).CopyTo(numbers[(o * pairs)..]);
                Gemm.Multiply(
                    table.Entries,
                    1,
                    _coefficient,
                    new BlockView<S>(in table.Values[0], table.Orbits.Length, 0, table.Orbits.Length),
                    new BlockView<S>(in numbers[0], pairs, 0, pairs),
                    new BlockView<S>(in entries[0], pairs, 0, pairs).AsFresh
                );
                for (int entry = 0; entry < table.Entries; entry++)
                {
                    (int at, int row) = table.Places[entry];
                    Runs.Copy(
                        pairs / table.Out.Mul,
                        table.Out.Mul,
                        in entries[entry * pairs],
                        table.Out.Mul,
                        ref kernel[at + (copy * row)],
                        row
                    );
                }
            }
        }
    }

    /// <summary>Adds the gradient of the kernel to that of the weights.</summary>
    internal void AddGradient(Workspace? workspace, ReadOnlySpan<S> gKernel, Span<S> gWeights)
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, _mostOrbits * _mostPairs),
            entries = Workspace.Scratch<S>(workspace, _mostEntries * _mostPairs);
        foreach (Table table in _tables)
        {
            for (int copy = 0; copy < table.In.Mul; copy += table.CopiesAtOnce)
            {
                int pairs = table.PairsFrom(copy);
                for (int entry = 0; entry < table.Entries; entry++)
                {
                    (int at, int row) = table.Places[entry];
                    Runs.Copy(
                        pairs / table.Out.Mul,
                        table.Out.Mul,
                        in gKernel[at + (copy * row)],
                        row,
                        ref entries[entry * pairs],
                        table.Out.Mul
                    );
                }

                for (int o = 0; o < table.Orbits.Length; o++)
                    gWeights.Slice(table.WeightAt(o, copy), pairs).CopyTo(numbers[(o * pairs)..]);
                Gemm.TransposedMultiply(
                    table.Entries,
                    1,
                    _coefficient,
                    new BlockView<S>(in table.Values[0], table.Orbits.Length, 0, table.Orbits.Length),
                    new BlockView<S>(in entries[0], pairs, 0, pairs),
                    new BlockView<S>(in numbers[0], pairs, 0, pairs)
                );
                for (int o = 0; o < table.Orbits.Length; o++)
                    numbers.Slice(o * pairs, pairs).CopyTo(gWeights[table.WeightAt(o, copy)..]);
            }
        }
    }

    /// <summary>For each term, where copy 0 of each of its components is in a row.</summary>
    private static int[][] Components(FeatureLayout layout) =>
        [
            .. layout.Signature.Terms.Select(term =>
                layout
                    .Blocks.AsSpan(term.First, term.Count)
                    .ToArray()
                    .SelectMany(static b => Enumerable.Range(0, b.Irrep.Dim).Select(m => b.Offset + (m * b.Stride)))
                    .ToArray()
            ),
        ];

    /// <summary>A pair of terms at pixels that the group exchanges.</summary>
    private sealed class Table
    {
        private readonly int _weightOffset;

        internal Table(MixingTable table, GroupMatrix[] matrices)
        {
            (In, Out, Orbits) = (table.Path.In, table.Path.Out, [.. table.Orbits]);
            _weightOffset = table.Path.WeightOffset;
            Places = [.. table.Entries.Select(e => (matrices[e.Block].At(e.Row, e.Column), matrices[e.Block].Row))];
            Values = [.. table.Values.Select(static v => S.CreateTruncating(v))];
        }

        internal SignatureTerm In { get; }

        internal SignatureTerm Out { get; }

        /// <summary>The orbits over these pixels.</summary>
        internal int[] Orbits { get; }

        /// <summary>Entries by orbits, row by row.</summary>
        internal S[] Values { get; }

        /// <summary>For each entry where its first pair of copies is in the kernel, and the length of a row
        /// there.</summary>
        internal (int At, int Row)[] Places { get; }

        internal int Entries => Places.Length;

        /// <summary>Copies of the operand whose matrices are made at once.</summary>
        internal int CopiesAtOnce => Math.Max(1, MostPairs / Out.Mul);

        internal int PairsFrom(int copy) => Math.Min(CopiesAtOnce, In.Mul - copy) * Out.Mul;

        internal int WeightAt(int orbit, int copy) => _weightOffset + (((Orbits[orbit] * In.Mul) + copy) * Out.Mul);
    }
}
