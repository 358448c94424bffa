using System.Numerics;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Copies of some irreps of a row as values: a matrix from their components to values, the same for each copy. Copies
/// are in the lanes; the value v of copy u is number v·Copies + u.
/// </summary>
internal sealed class FieldValues<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    // Sums that run side by side, since each waits for its own last addition.
    private const int Together = 4;

    /// <summary>Values by components, row by row.</summary>
    private readonly S[] _matrix;

    /// <summary>Where the first copy of each component is in a row.</summary>
    private readonly int[] _offsets;

    internal FieldValues(IEnumerable<BlockAddress> blocks, double[,] matrix)
    {
        var offsets = new List<int>();
        foreach (BlockAddress block in blocks)
        {
            Copies = block.Mul;
            for (int m = 0; m < block.Irrep.Dim; m++)
                offsets.Add(block.Offset + (m * block.Stride));
        }

        _offsets = [.. offsets];
        Count = matrix.GetLength(0);
        _matrix = new S[matrix.Length];
        for (int i = 0; i < _matrix.Length; i++)
            _matrix[i] = S.CreateTruncating(matrix[i / _offsets.Length, i % _offsets.Length]);
    }

    /// <summary>The field of a term, or the trivial irrep as a field of one value.</summary>
    internal static FieldValues<S> Of(SignatureTerm term, FeatureLayout layout) =>
        new(
            layout.Blocks.AsSpan(term.First, term.Count).ToArray(),
            term.Field is { } field
                ? new GroupFourier(field, layout.Group).Matrix()
                : new double[,]
                {
                    { 1 },
                }
        );

    /// <summary>The number of values of a copy.</summary>
    internal int Count { get; }

    /// <summary>The number of copies.</summary>
    internal int Copies { get; }

    /// <summary>Numbers of all values.</summary>
    internal int Size => Count * Copies;

    /// <summary>values = scale · matrix · row.</summary>
    internal void Evaluate(ReadOnlySpan<S> row, double scale, Span<S> values) =>
        LaneLoop.Run<EvaluateLoop, S>(new EvaluateLoop(this, row, scale, values), Copies);

    /// <summary>row = scale · matrixᵀ · values, at the places of the components.</summary>
    internal void Project(ReadOnlySpan<S> values, double scale, Span<S> row) =>
        LaneLoop.Run<ProjectLoop, S>(new ProjectLoop(this, values, scale, row, adds: false), Copies);

    /// <summary>row += scale · matrixᵀ · values, at the places of the components.</summary>
    internal void AddProjected(ReadOnlySpan<S> values, double scale, Span<S> row) =>
        LaneLoop.Run<ProjectLoop, S>(new ProjectLoop(this, values, scale, row, adds: true), Copies);

    private readonly ref struct EvaluateLoop(FieldValues<S> field, ReadOnlySpan<S> row, double scale, Span<S> values)
        : ILaneLoop<S>
    {
        private readonly FieldValues<S> _field = field;
        private readonly ReadOnlySpan<S> _row = row;
        private readonly double _scale = scale;
        private readonly Span<S> _values = values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            ReadOnlySpan<int> offsets = _field._offsets;
            V scale = LaneMath.Constant<V, S>(_scale);
            for (nint copy = start; copy < end; copy += V.Width)
            {
                ReadOnlySpan<S> matrix = _field._matrix;
                int value = 0;
                for (; value + Together <= _field.Count; value += Together)
                {
                    ReadOnlySpan<S> first = matrix[..offsets.Length],
                        second = matrix.Slice(offsets.Length, offsets.Length),
                        third = matrix.Slice(2 * offsets.Length, offsets.Length),
                        fourth = matrix.Slice(3 * offsets.Length, offsets.Length);
                    V sum0 = V.Zero,
                        sum1 = V.Zero,
                        sum2 = V.Zero,
                        sum3 = V.Zero;
                    for (int c = 0; c < offsets.Length; c++)
                    {
                        V component = V.Load(in _row[offsets[c]], copy);
                        sum0 = V.MultiplyAdd(V.Broadcast(first[c]), component, sum0);
                        sum1 = V.MultiplyAdd(V.Broadcast(second[c]), component, sum1);
                        sum2 = V.MultiplyAdd(V.Broadcast(third[c]), component, sum2);
                        sum3 = V.MultiplyAdd(V.Broadcast(fourth[c]), component, sum3);
                    }

                    V.Store(scale * sum0, ref _values[value * _field.Copies], copy);
                    V.Store(scale * sum1, ref _values[(value + 1) * _field.Copies], copy);
                    V.Store(scale * sum2, ref _values[(value + 2) * _field.Copies], copy);
                    V.Store(scale * sum3, ref _values[(value + 3) * _field.Copies], copy);
                    matrix = matrix[(Together * offsets.Length)..];
                }

                for (; value < _field.Count; value++)
                {
                    V sum = V.Zero;
                    for (int c = 0; c < offsets.Length; c++)
                        sum = V.MultiplyAdd(V.Broadcast(matrix[c]), V.Load(in _row[offsets[c]], copy), sum);
                    V.Store(scale * sum, ref _values[value * _field.Copies], copy);
                    matrix = matrix[offsets.Length..];
                }
            }
        }
    }

    private readonly ref struct ProjectLoop(
        FieldValues<S> field,
        ReadOnlySpan<S> values,
        double scale,
        Span<S> row,
        bool adds
    ) : ILaneLoop<S>
    {
        private readonly FieldValues<S> _field = field;
        private readonly ReadOnlySpan<S> _values = values;
        private readonly double _scale = scale;
        private readonly Span<S> _row = row;
        private readonly bool _adds = adds;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>(nint start, nint end)
            where V : struct, ILanes<V, S>
        {
            ReadOnlySpan<int> offsets = _field._offsets;
            ReadOnlySpan<S> matrix = _field._matrix;
            V scale = LaneMath.Constant<V, S>(_scale);
            for (nint copy = start; copy < end; copy += V.Width)
            {
                int c = 0;
                for (; c + Together <= offsets.Length; c += Together)
                {
                    V sum0 = V.Zero,
                        sum1 = V.Zero,
                        sum2 = V.Zero,
                        sum3 = V.Zero;
                    ReadOnlySpan<S> weights = matrix[c..];
                    for (int value = 0; value < _field.Count; value++)
                    {
                        V number = V.Load(in _values[value * _field.Copies], copy);
                        sum0 = V.MultiplyAdd(V.Broadcast(weights[0]), number, sum0);
                        sum1 = V.MultiplyAdd(V.Broadcast(weights[1]), number, sum1);
                        sum2 = V.MultiplyAdd(V.Broadcast(weights[2]), number, sum2);
                        sum3 = V.MultiplyAdd(V.Broadcast(weights[3]), number, sum3);
                        weights = weights[Math.Min(offsets.Length, weights.Length)..];
                    }

                    Put(scale, sum0, c, copy);
                    Put(scale, sum1, c + 1, copy);
                    Put(scale, sum2, c + 2, copy);
                    Put(scale, sum3, c + 3, copy);
                }

                for (; c < offsets.Length; c++)
                {
                    V sum = V.Zero;
                    for (int value = 0; value < _field.Count; value++)
                    {
                        sum = V.MultiplyAdd(
                            V.Broadcast(matrix[(value * offsets.Length) + c]),
                            V.Load(in _values[value * _field.Copies], copy),
                            sum
                        );
                    }

                    Put(scale, sum, c, copy);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Put<V>(V scale, V sum, int component, nint copy)
            where V : struct, ILanes<V, S>
        {
            ref S to = ref _row[_field._offsets[component]];
            V.Store(_adds ? V.MultiplyAdd(scale, sum, V.Load(in to, copy)) : scale * sum, ref to, copy);
        }
    }
}
