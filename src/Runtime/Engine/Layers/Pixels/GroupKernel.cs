using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The kernel of a group convolution as a matrix for each pixel of the window, made of its free numbers, and the
/// reverse.
/// </summary>
/// <remarks>
/// The matrices are those of irreps, in the order of rows: the group's Fourier transforms are applied to the kernel,
/// once, and not to pixels. What a set of pixels has of a pair of fields is a small table, orbits to entries, the same
/// for all copies.
/// </remarks>
internal sealed class GroupKernel<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Pairs of copies that are made at once.</summary>
    private const int MostPairs = 1024;

    private readonly int _inDim;
    private readonly int _outDim;
    private readonly S _coefficient;
    private readonly List<Table> _tables = [];
    private readonly int _mostEntries;
    private readonly int _mostOrbits;
    private readonly int _mostPairs;

    internal GroupKernel(GroupConvolutionSpec spec, FeatureLayout input, FeatureLayout result)
    {
        (_inDim, _outDim, _coefficient) = (input.Dim, result.Dim, S.CreateChecked(spec.Coefficient));
        Length = checked(spec.Size * spec.Size * _inDim * _outDim);
        foreach (GroupConvolutionPath path in spec.Paths)
        {
            (int[] from, int[] to) = (Components(path.In, input), Components(path.Out, result));
            (double[,] ofIn, double[,] ofOut) = (Fourier(path.In, input), Fourier(path.Out, result));
            _tables.AddRange(path.Orbits.Places.Select(places => new Table(path, places, from, to, ofIn, ofOut)));
            _mostPairs = Math.Max(_mostPairs, Math.Max(Math.Min(MostPairs, path.In.Mul * path.Out.Mul), path.Out.Mul));
        }

        _mostEntries = _tables.Max(static t => t.Entries);
        _mostOrbits = _tables.Max(static t => t.Orbits.Length);
    }

    /// <summary>Numbers of the kernel: [pixel, component of the operand, component of the result].</summary>
    internal int Length { get; }

    /// <summary>Writes the kernel.</summary>
    internal void Expand(Workspace? workspace, ReadOnlySpan<S> weights, Span<S> kernel)
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, _mostOrbits * _mostPairs),
            entries = Workspace.Scratch<S>(workspace, _mostEntries * _mostPairs);
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
                Span<S> from = entries;
                for (int entry = 0; entry < table.Entries; entry++)
                {
                    int at = table.KernelAt(entry, copy, _inDim, _outDim);
                    for (int pair = 0; pair < pairs; pair += table.Out.Mul, at += _outDim)
                    {
                        from[..table.Out.Mul].CopyTo(kernel[at..]);
                        from = from[table.Out.Mul..];
                    }
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
                Span<S> to = entries;
                for (int entry = 0; entry < table.Entries; entry++)
                {
                    int at = table.KernelAt(entry, copy, _inDim, _outDim);
                    for (int pair = 0; pair < pairs; pair += table.Out.Mul, at += _outDim)
                    {
                        gKernel.Slice(at, table.Out.Mul).CopyTo(to);
                        to = to[table.Out.Mul..];
                    }
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

    /// <summary>Where copy 0 of each component of a field is in a row.</summary>
    private static int[] Components(SignatureTerm term, FeatureLayout layout) =>
        [
            .. layout
                .Blocks.AsSpan(term.First, term.Count)
                .ToArray()
                .SelectMany(static b => Enumerable.Range(0, b.Irrep.Dim).Select(m => b.Offset + (m * b.Stride))),
        ];

    private static double[,] Fourier(SignatureTerm term, FeatureLayout layout) =>
        new GroupFourier(GroupConvolutionSpec.FieldOf(term, layout.Group), layout.Group).Matrix();

    /// <summary>A pair of terms at pixels that the group exchanges.</summary>
    private sealed class Table
    {
        private readonly int[] _places;
        private readonly int[] _from;
        private readonly int[] _to;
        private readonly int _weightOffset;

        internal Table(
            GroupConvolutionPath path,
            int[] places,
            int[] from,
            int[] to,
            double[,] ofOperand,
            double[,] ofResult
        )
        {
            (In, Out, _places, _from, _to) = (path.In, path.Out, places, from, to);
            _weightOffset = path.WeightOffset;
            PixelOrbits orbits = path.Orbits;
            (int n, int m) = (from.Length, to.Length);
            Orbits =
            [
                .. places
                    .SelectMany(p => Enumerable.Range(0, n * m).Select(i => orbits.Of(p, i / m, i % m)))
                    .Distinct()
                    .Order(),
            ];
            var values = new double[places.Length * n * m * Orbits.Length];
            for (int p = 0; p < places.Length; p++)
            {
                for (int a = 0; a < n; a++)
                {
                    for (int b = 0; b < m; b++)
                    {
                        int orbit = Array.BinarySearch(Orbits, orbits.Of(places[p], a, b));
                        for (int entry = 0; entry < n * m; entry++)
                        {
                            values[(((p * n * m) + entry) * Orbits.Length) + orbit] +=
                                ofOperand[a, entry / m] * ofResult[b, entry % m];
                        }
                    }
                }
            }

            Values = [.. values.Select(static v => S.CreateTruncating(v))];
        }

        internal SignatureTerm In { get; }

        internal SignatureTerm Out { get; }

        /// <summary>The orbits over these pixels.</summary>
        internal int[] Orbits { get; }

        /// <summary>Entries by orbits, row by row.</summary>
        internal S[] Values { get; }

        /// <summary>[pixel, component of the operand, component of the result].</summary>
        internal int Entries => _places.Length * _from.Length * _to.Length;

        /// <summary>Copies of the operand whose matrices are made at once.</summary>
        internal int CopiesAtOnce => Math.Max(1, MostPairs / Out.Mul);

        internal int PairsFrom(int copy) => Math.Min(CopiesAtOnce, In.Mul - copy) * Out.Mul;

        internal int WeightAt(int orbit, int copy) => _weightOffset + (((Orbits[orbit] * In.Mul) + copy) * Out.Mul);

        internal int KernelAt(int entry, int copy, int inDim, int outDim)
        {
            (int rest, int to) = Math.DivRem(entry, _to.Length);
            (int place, int from) = Math.DivRem(rest, _from.Length);
            return (((_places[place] * inDim) + _from[from] + copy) * outDim) + _to[to];
        }
    }
}
