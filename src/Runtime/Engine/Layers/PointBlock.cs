using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of points for harmonics, one point per lane: rows are transposed when they are read and written.
/// </summary>
/// <remarks>
/// Unused lanes hold the zero vector. Coordinates, directions and values of one component are contiguous, components
/// <see cref="Points"/> apart.
/// </remarks>
internal ref struct PointBlock<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Points in a block: a multiple of every vector width.</summary>
    internal const int Points = 64;

    private readonly Span<S> _points;
    private readonly Span<S> _pointGradient;
    private readonly Span<S> _lengths;
    private readonly Span<S> _inverses;
    private readonly Span<S> _values;
    private readonly int _components;
    private int _count;

    internal PointBlock(Workspace? workspace, int components)
        : this(Workspace.Scratch<S>(workspace, Size(components)), components) { }

    /// <param name="scratch"><see cref="Size"/> numbers.</param>
    /// <param name="components">Components of the harmonics.</param>
    internal PointBlock(Span<S> scratch, int components)
    {
        _components = components;
        _points = scratch[..(3 * Points)];
        _pointGradient = scratch.Slice(3 * Points, 3 * Points);
        _lengths = scratch.Slice(6 * Points, Points);
        _inverses = scratch.Slice(7 * Points, Points);
        _values = scratch.Slice(8 * Points, components * Points);
    }

    /// <summary>√(|x|²+ε²) of each point, where directions were taken; otherwise 1.</summary>
    internal readonly ReadOnlySpan<S> Lengths => _lengths;

    /// <summary>The points or directions: components x, y, z.</summary>
    internal readonly ReadOnlySpan<S> Coordinates => _points;

    /// <summary>The inverses of <see cref="Lengths"/>, where directions were taken.</summary>
    internal readonly ReadOnlySpan<S> Inverses => _inverses;

    /// <summary>The gradient with respect to each point, from the pullback: components x, y, z.</summary>
    internal readonly Span<S> PointGradient => _pointGradient;

    /// <summary>Numbers of a block.</summary>
    internal static int Size(int components) => (8 + components) * Points;

    /// <summary>
    /// Reads points, x y z each, and takes their directions if wanted; if units are given, ε is in each point's own
    /// unit.
    /// </summary>
    internal void Read(ReadOnlySpan<S> rows, bool normalize, double epsilon, ReadOnlySpan<double> units = default)
    {
        _count = rows.Length / 3;
        if (_count < Points)
            _points.Clear();
        Triples.Split(_count, in MemoryMarshal.GetReference(rows), ref MemoryMarshal.GetReference(_points), Points);
        if (normalize)
            TakeDirections(epsilon, units);
        else
            _lengths.Fill(S.One);
    }

    /// <summary>The harmonics of the block.</summary>
    internal readonly void Evaluate<TKernel>()
        where TKernel : IHarmonicsKernel
    {
        Evaluation<TKernel> evaluation = new(
            ref MemoryMarshal.GetReference(_points),
            ref MemoryMarshal.GetReference(_values),
            _count
        );
        LaneLoop.RunWidest<Evaluation<TKernel>, S>(ref evaluation);
    }

    /// <summary>
    /// Computes the gradient of the points from that of the harmonics, through the directions if they were taken.
    /// </summary>
    internal readonly void Pullback<TKernel>(bool normalize)
        where TKernel : IHarmonicsKernel
    {
        PullbackUse<TKernel> pullback = new(
            ref MemoryMarshal.GetReference(_points),
            ref MemoryMarshal.GetReference(_inverses),
            ref MemoryMarshal.GetReference(_values),
            ref MemoryMarshal.GetReference(_pointGradient),
            _count,
            normalize
        );
        LaneLoop.RunWidest<PullbackUse<TKernel>, S>(ref pullback);
    }

    /// <summary>Values as rows of all components.</summary>
    internal readonly void WriteValues(Span<S> rows) =>
        Transposition.Run(
            _components,
            _count,
            in MemoryMarshal.GetReference(_values),
            Points,
            ref MemoryMarshal.GetReference(rows[..(_count * _components)]),
            _components
        );

    /// <summary>Reads the gradient of the values from rows of all components; it replaces the values.</summary>
    internal readonly void ReadGradient(ReadOnlySpan<S> rows)
    {
        Transposition.Run(
            _count,
            _components,
            in MemoryMarshal.GetReference(rows[..(_count * _components)]),
            _components,
            ref MemoryMarshal.GetReference(_values),
            Points
        );
        for (int c = 0; _count < Points && c < _components; c++)
            _values.Slice((c * Points) + _count, Points - _count).Clear();
    }

    /// <summary>Adds the gradient of the points to rows of x y z.</summary>
    internal readonly void AddGradient(Span<S> rows) =>
        Triples.Add(
            _count,
            in MemoryMarshal.GetReference(_pointGradient),
            Points,
            ref MemoryMarshal.GetReference(rows[..(3 * _count)])
        );

    /// <summary>Points to directions x/√(|x|²+ε²).</summary>
    private readonly void TakeDirections(double epsilon, ReadOnlySpan<double> units)
    {
        // |x|² + ε² first; lanes beyond the points get 1.
        _lengths.Fill(S.One);
        if (units.IsEmpty)
        {
            _lengths[.._count].Fill(LaneMath.Scalar<S>(epsilon * epsilon));
        }
        else
        {
            for (int i = 0; i < _count; i++)
                _lengths[i] = LaneMath.Scalar<S>(epsilon * units[i] * (epsilon * units[i]));
        }

        Squares squares = new(
            ref MemoryMarshal.GetReference(_points),
            ref MemoryMarshal.GetReference(_lengths),
            _count
        );
        LaneLoop.RunWidest<Squares, S>(ref squares);

        // Squares overflow or lose digits for lengths that are themselves representable.
        S range = typeof(S) == typeof(float) ? S.CreateTruncating(1e30) : S.CreateTruncating(1e280);
        if (!AreBetween(S.One / range, range))
        {
            TakeDirectionsOfAnyLength(epsilon, units);
            return;
        }

        Division division = new(
            ref MemoryMarshal.GetReference(_points),
            ref MemoryMarshal.GetReference(_lengths),
            ref MemoryMarshal.GetReference(_inverses),
            _count
        );
        LaneLoop.RunWidest<Division, S>(ref division);
    }

    /// <summary>Whether all lengths are numbers between these bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly bool AreBetween(S least, S most)
    {
        var low = new Vector<S>(least);
        var high = new Vector<S>(most);
        Vector<S> are = Vector<S>.AllBitsSet;
        for (int i = 0; i < Points; i += Vector<S>.Count)
        {
            var length = new Vector<S>(_lengths[i..]);
            are &= Vector.GreaterThanOrEqual(length, low) & Vector.LessThanOrEqual(length, high);
        }

        return Vector.EqualsAll(are.As<S, byte>(), Vector<byte>.AllBitsSet);
    }

    /// <summary>
    /// One point after another, in double: for lengths whose squares leave the range, including zero.
    /// </summary>
    private readonly void TakeDirectionsOfAnyLength(double epsilon, ReadOnlySpan<double> units)
    {
        for (int i = 0; i < _count; i++)
        {
            double x = LaneMath.ToDouble(_points[i]),
                y = LaneMath.ToDouble(_points[Points + i]),
                z = LaneMath.ToDouble(_points[(2 * Points) + i]);
            double least = units.IsEmpty ? epsilon : epsilon * units[i];
            double length = Math.Sqrt((x * x) + (y * y) + (z * z) + (least * least));
            double inverse = length > 0 ? 1 / length : 0;
            _lengths[i] = LaneMath.Scalar<S>(length);
            _inverses[i] = LaneMath.Scalar<S>(inverse);
            _points[i] = LaneMath.Scalar<S>(x * inverse);
            _points[Points + i] = LaneMath.Scalar<S>(y * inverse);
            _points[(2 * Points) + i] = LaneMath.Scalar<S>(z * inverse);
        }

        // Lanes beyond them: the zero vector, of length 1.
        _inverses[_count..].Fill(S.One);
    }

    /// <summary>Adds |x|².</summary>
    private readonly ref struct Squares(ref S points, ref S lengths, int count) : ILaneUse<S>
    {
        private readonly ref S _points = ref points;
        private readonly ref S _lengths = ref lengths;
        private readonly int _count = count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S squares = ref _lengths;
            nint count = _count;
            for (nint i = 0; i < count; i += V.Width)
            {
                V x = V.Load(in points, i),
                    y = V.Load(in points, Points + i),
                    z = V.Load(in points, (2 * Points) + i);
                V.Store(
                    V.MultiplyAdd(x, x, V.MultiplyAdd(y, y, V.MultiplyAdd(z, z, V.Load(in squares, i)))),
                    ref squares,
                    i
                );
            }
        }
    }

    /// <summary>Squared lengths to lengths and their inverses, points to directions.</summary>
    private readonly ref struct Division(ref S points, ref S lengths, ref S inverses, int count) : ILaneUse<S>
    {
        private readonly ref S _points = ref points;
        private readonly ref S _lengths = ref lengths;
        private readonly ref S _inverses = ref inverses;
        private readonly int _count = count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S lengths = ref _lengths;
            ref S inverses = ref _inverses;
            nint count = _count;
            for (nint i = 0; i < count; i += V.Width)
            {
                V length = V.Sqrt(V.Load(in lengths, i));
                V inverse = V.One / length;
                V.Store(length, ref lengths, i);
                V.Store(inverse, ref inverses, i);
                V.Store(V.Load(in points, i) * inverse, ref points, i);
                V.Store(V.Load(in points, Points + i) * inverse, ref points, Points + i);
                V.Store(V.Load(in points, (2 * Points) + i) * inverse, ref points, (2 * Points) + i);
            }
        }
    }

    /// <summary>The harmonics of the points.</summary>
    private readonly ref struct Evaluation<TKernel>(ref S points, ref S values, int count) : ILaneUse<S>
        where TKernel : IHarmonicsKernel
    {
        private readonly ref S _points = ref points;
        private readonly ref S _values = ref values;
        private readonly int _count = count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S values = ref _values;
            nint count = _count;
            for (nint i = 0; i < count; i += V.Width)
            {
                TKernel.Evaluate<V, S>(
                    V.Load(in points, i),
                    V.Load(in points, Points + i),
                    V.Load(in points, 2 * Points + i),
                    ref Unsafe.Add(ref values, i),
                    Points
                );
            }
        }
    }

    /// <summary>The gradient of the points from that of the harmonics.</summary>
    /// <remarks>With n = √(|x|²+ε²) and d = x/n: ∂d/∂x = (1 − d dᵀ)/n.</remarks>
    private readonly ref struct PullbackUse<TKernel>(
        ref S points,
        ref S inverses,
        ref S values,
        ref S gradient,
        int count,
        bool normalize
    ) : ILaneUse<S>
        where TKernel : IHarmonicsKernel
    {
        private readonly ref S _points = ref points;
        private readonly ref S _inverses = ref inverses;
        private readonly ref S _values = ref values;
        private readonly ref S _gradient = ref gradient;
        private readonly int _count = count;
        private readonly bool _normalize = normalize;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S inverses = ref _inverses;
            ref S gradient = ref _gradient;
            ref S values = ref _values;
            nint count = _count;
            bool normalize = _normalize;
            for (nint i = 0; i < count; i += V.Width)
            {
                V x = V.Load(in points, i),
                    y = V.Load(in points, Points + i),
                    z = V.Load(in points, (2 * Points) + i);
                TKernel.Pullback<V, S>(x, y, z, in Unsafe.Add(ref values, i), Points, out V gx, out V gy, out V gz);
                if (normalize)
                {
                    V along = V.MultiplyAdd(x, gx, V.MultiplyAdd(y, gy, z * gz));
                    V inverse = V.Load(in inverses, i);
                    gx = (gx - (along * x)) * inverse;
                    gy = (gy - (along * y)) * inverse;
                    gz = (gz - (along * z)) * inverse;
                }

                V.Store(gx, ref gradient, i);
                V.Store(gy, ref gradient, Points + i);
                V.Store(gz, ref gradient, (2 * Points) + i);
            }
        }
    }
}
