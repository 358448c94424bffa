using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A block of points, one a lane, for harmonics: rows are transposed on the way in and out.</summary>
/// <remarks>The block is always full: unused lanes hold the zero vector. Lengths and directions are formed in double.</remarks>
internal readonly ref struct PointBlock<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Points in a block: a multiple of every vector width.</summary>
    internal const int Points = 64;

    private readonly Span<S> _points;
    private readonly Span<S> _pointGradient;
    private readonly Span<S> _values;
    private readonly Span<double> _lengths;
    private readonly int _components;

    internal PointBlock(Workspace? workspace, int components)
    {
        _components = components;
        _points = Workspace.Scratch<S>(workspace, 3 * Points);
        _pointGradient = Workspace.Scratch<S>(workspace, 3 * Points);
        _values = Workspace.Scratch<S>(workspace, components * Points);
        _lengths = Workspace.Scratch<double>(workspace, Points);
    }

    /// <summary>√(|x|²+ε²) of each point, where directions were taken.</summary>
    internal ReadOnlySpan<double> Lengths => _lengths;

    /// <summary>The points or directions: components x, y, z, each <see cref="Points"/> apart.</summary>
    internal ReadOnlySpan<S> Coordinates => _points;

    /// <summary>The gradient with respect to each point, from the pullback: components x, y, z, each <see cref="Points"/> apart.</summary>
    internal Span<S> PointGradient => _pointGradient;

    /// <summary>Reads points, x y z each, and takes their directions if wanted; ε in a unit of each point's own if units are given.</summary>
    internal void Read(ReadOnlySpan<S> rows, bool normalize, double epsilon, ReadOnlySpan<double> units = default)
    {
        int count = rows.Length / 3;
        for (int i = 0; i < count; i++)
        {
            double x = LaneMath.ToDouble(rows[3 * i]);
            double y = LaneMath.ToDouble(rows[3 * i + 1]);
            double z = LaneMath.ToDouble(rows[3 * i + 2]);
            double least = units.IsEmpty ? epsilon : epsilon * units[i];
            double length = normalize ? Math.Sqrt(x * x + y * y + z * z + least * least) : 1;
            double inverse = length > 0 ? 1 / length : 0;
            _lengths[i] = length;
            _points[i] = LaneMath.Scalar<S>(x * inverse);
            _points[Points + i] = LaneMath.Scalar<S>(y * inverse);
            _points[2 * Points + i] = LaneMath.Scalar<S>(z * inverse);
        }

        for (int component = 0; component < 3; component++)
            _points.Slice(component * Points + count, Points - count).Clear();
        _lengths[count..].Fill(1);
    }

    /// <summary>The harmonics of the block.</summary>
    internal void Evaluate<TKernel>()
        where TKernel : struct, IHarmonicsKernel
    {
        if (Vector512.IsHardwareAccelerated)
            Evaluate<TKernel, Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            Evaluate<TKernel, Lanes256<S>>();
        else
            Evaluate<TKernel, Lanes128<S>>();
    }

    /// <summary>From the gradient of the harmonics that of the points; through the directions if they were taken.</summary>
    internal void Pullback<TKernel>(bool normalize)
        where TKernel : struct, IHarmonicsKernel
    {
        if (Vector512.IsHardwareAccelerated)
            Pullback<TKernel, Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            Pullback<TKernel, Lanes256<S>>();
        else
            Pullback<TKernel, Lanes128<S>>();
        if (normalize)
            ThroughDirections();
    }

    /// <summary>Values as rows of all components.</summary>
    internal void WriteValues(int count, Span<S> rows)
    {
        for (int i = 0; i < count; i++)
        {
            for (int c = 0; c < _components; c++)
                rows[i * _components + c] = _values[c * Points + i];
        }
    }

    /// <summary>The gradient of the values, from rows of all components; it takes the place of the values.</summary>
    internal void ReadGradient(int count, ReadOnlySpan<S> rows)
    {
        for (int c = 0; c < _components; c++)
        {
            for (int i = 0; i < count; i++)
                _values[c * Points + i] = rows[i * _components + c];
            _values.Slice(c * Points + count, Points - count).Clear();
        }
    }

    /// <summary>Adds the gradient of the points to rows of x y z.</summary>
    internal void AddGradient(int count, Span<S> rows)
    {
        for (int i = 0; i < count; i++)
        {
            for (int component = 0; component < 3; component++)
                rows[3 * i + component] += _pointGradient[component * Points + i];
        }
    }

    /// <summary>With n = √(|x|²+ε²) and d = x/n: ∂d/∂x = (1 − d dᵀ)/n.</summary>
    private void ThroughDirections()
    {
        for (int i = 0; i < Points; i++)
        {
            S x = _points[i], y = _points[Points + i], z = _points[2 * Points + i];
            ref S gx = ref _pointGradient[i];
            ref S gy = ref _pointGradient[Points + i];
            ref S gz = ref _pointGradient[2 * Points + i];
            S along = x * gx + y * gy + z * gz;
            S inverse = LaneMath.Scalar<S>(_lengths[i] > 0 ? 1 / _lengths[i] : 0);
            gx = (gx - along * x) * inverse;
            gy = (gy - along * y) * inverse;
            gz = (gz - along * z) * inverse;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate<TKernel, V>()
        where TKernel : struct, IHarmonicsKernel
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S values = ref MemoryMarshal.GetReference(_values);
        for (nint i = 0; i < Points; i += V.Width)
        {
            TKernel.Evaluate<V, S>(
                V.Load(in points, i), V.Load(in points, Points + i), V.Load(in points, 2 * Points + i), ref Unsafe.Add(ref values, i), Points);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pullback<TKernel, V>()
        where TKernel : struct, IHarmonicsKernel
        where V : struct, ILanes<V, S>
    {
        ref S points = ref MemoryMarshal.GetReference(_points);
        ref S gradient = ref MemoryMarshal.GetReference(_pointGradient);
        ref S values = ref MemoryMarshal.GetReference(_values);
        for (nint i = 0; i < Points; i += V.Width)
        {
            TKernel.Pullback<V, S>(
                V.Load(in points, i), V.Load(in points, Points + i), V.Load(in points, 2 * Points + i),
                in Unsafe.Add(ref values, i), Points, out V gx, out V gy, out V gz);
            V.Store(gx, ref gradient, i);
            V.Store(gy, ref gradient, Points + i);
            V.Store(gz, ref gradient, 2 * Points + i);
        }
    }
}
