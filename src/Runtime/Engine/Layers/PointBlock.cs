using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        if (Vector512.IsHardwareAccelerated)
            Evaluate<TKernel, Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            Evaluate<TKernel, Lanes256<S>>();
        else
            Evaluate<TKernel, Lanes128<S>>();
    }

    /// <summary>
    /// Computes the gradient of the points from that of the harmonics, through the directions if they were taken.
    /// </summary>
    internal readonly void Pullback<TKernel>(bool normalize)
        where TKernel : IHarmonicsKernel
    {
        if (Vector512.IsHardwareAccelerated)
            Pullback<TKernel, Lanes512<S>>(normalize);
        else if (Vector256.IsHardwareAccelerated)
            Pullback<TKernel, Lanes256<S>>(normalize);
        else
            Pullback<TKernel, Lanes128<S>>(normalize);
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

        if (Vector512.IsHardwareAccelerated)
            AddSquares<Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            AddSquares<Lanes256<S>>();
        else
            AddSquares<Lanes128<S>>();

        // Squares overflow or lose digits for lengths that are themselves representable.
        S range = typeof(S) == typeof(float) ? S.CreateTruncating(1e30) : S.CreateTruncating(1e280);
        if (!AreBetween(S.One / range, range))
            TakeDirectionsOfAnyLength(epsilon, units);
        else if (Vector512.IsHardwareAccelerated)
            Divide<Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            Divide<Lanes256<S>>();
        else
            Divide<Lanes128<S>>();
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddSquares<V>()
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S squares = ref MemoryMarshal.GetReference(_lengths);
        for (nint i = 0; i < _count; i += V.Width)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Divide<V>()
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S lengths = ref MemoryMarshal.GetReference(_lengths);
        ref S inverses = ref MemoryMarshal.GetReference(_inverses);
        for (nint i = 0; i < _count; i += V.Width)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Evaluate<TKernel, V>()
        where TKernel : IHarmonicsKernel
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S values = ref MemoryMarshal.GetReference(_values);
        for (nint i = 0; i < _count; i += V.Width)
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

    /// <remarks>With n = √(|x|²+ε²) and d = x/n: ∂d/∂x = (1 − d dᵀ)/n.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Pullback<TKernel, V>(bool normalize)
        where TKernel : IHarmonicsKernel
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S inverses = ref MemoryMarshal.GetReference(_inverses);
        ref S gradient = ref MemoryMarshal.GetReference(_pointGradient);
        ref S values = ref MemoryMarshal.GetReference(_values);
        for (nint i = 0; i < _count; i += V.Width)
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
