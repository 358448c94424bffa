using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// How the harmonics of a block of points, and their pullback, change while the points move: the emitted kernel on dual
/// lanes.
/// </summary>
/// <remarks>
/// One point per lane, as in <see cref="PointBlock{S}"/>; the tangents of a component follow its values
/// (<see cref="Dual{V, S}.Pitch"/>).
/// </remarks>
internal readonly ref struct PointTangents<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Points = PointBlock<S>.Points;
    private const int Both = 2 * Points;

    private readonly Span<S> _points;
    private readonly Span<S> _inverses;
    private readonly Span<S> _values;
    private readonly Span<S> _pointGradient;
    private readonly int _components;

    internal PointTangents(Workspace? workspace, int components)
    {
        Span<S> scratch = Workspace.Scratch<S>(workspace, (7 + components) * Both + Points);
        _components = components;
        _points = scratch[..(3 * Both)];
        _pointGradient = scratch.Slice(3 * Both, 3 * Both);
        _inverses = scratch.Slice(6 * Both, Both);
        _values = scratch.Slice(7 * Both, components * Both);
        LengthTangents = scratch.Slice((7 + components) * Both, Points);
    }

    /// <summary>The changes of the lengths, where directions were taken.</summary>
    internal Span<S> LengthTangents { get; }

    /// <summary>The change of coordinate <paramref name="axis"/> of point or direction <paramref name="i"/>.</summary>
    internal S CoordinateTangent(int axis, int i) => _points[(axis * Both) + Points + i];

    /// <summary>The change of the gradient by coordinate <paramref name="axis"/>, from the pullback.</summary>
    internal S GradientTangent(int axis, int i) => _pointGradient[(axis * Both) + Points + i];

    /// <summary>Reads how the points of a block move, three numbers each.</summary>
    internal void Read(in PointBlock<S> block, ReadOnlySpan<S> rows, bool normalize)
    {
        int count = rows.Length / 3;
        for (int axis = 0; axis < 3; axis++)
        {
            block.Coordinates.Slice(axis * Points, Points).CopyTo(_points[(axis * Both)..]);
            _points.Slice((axis * Both) + Points, Points).Clear();
        }

        Triples.Split(count, in MemoryMarshal.GetReference(rows), ref _points[Points], Both);
        if (!normalize)
            return;
        block.Inverses.CopyTo(_inverses);
        var directions = new Directions(ref _points[0], ref _inverses[0], ref LengthTangents[0]);
        LaneLoop.RunWidest<Directions, S>(ref directions);
    }

    /// <summary>The harmonics, and how they change.</summary>
    internal void Evaluate<TKernel>()
        where TKernel : IHarmonicsKernel
    {
        var evaluation = new Evaluation<TKernel>(ref _points[0], ref MemoryMarshal.GetReference(_values));
        LaneLoop.RunWidest<Evaluation<TKernel>, S>(ref evaluation);
    }

    /// <summary>The changes as rows of all components.</summary>
    internal void WriteTangents(int count, Span<S> rows) =>
        Transposition.Run(
            _components,
            count,
            in _values[Points],
            Both,
            ref MemoryMarshal.GetReference(rows[..(count * _components)]),
            _components
        );

    /// <summary>Reads the gradient of the harmonics and its change, in rows; they replace the values.</summary>
    internal void ReadGradient(int count, ReadOnlySpan<S> gradient, ReadOnlySpan<S> change)
    {
        Transposition.Run(count, _components, in gradient[0], _components, ref _values[0], Both);
        Transposition.Run(count, _components, in change[0], _components, ref _values[Points], Both);
        for (int c = 0; count < Points && c < _components; c++)
        {
            _values.Slice((c * Both) + count, Points - count).Clear();
            _values.Slice((c * Both) + Points + count, Points - count).Clear();
        }
    }

    /// <summary>The gradient of the points and its change, through the directions if they were taken.</summary>
    internal void Pullback<TKernel>(bool normalize)
        where TKernel : IHarmonicsKernel
    {
        var pullback = new PullbackUse<TKernel>(
            ref _points[0],
            ref _inverses[0],
            ref _values[0],
            ref _pointGradient[0],
            normalize
        );
        LaneLoop.RunWidest<PullbackUse<TKernel>, S>(ref pullback);
    }

    /// <summary>With n = x/r: ṙ = ⟨n, ẋ⟩, ṅ = (ẋ − n ṙ)/r, (1/r)˙ = −ṙ/r².</summary>
    private readonly ref struct Directions(ref S points, ref S inverses, ref S lengths) : ILaneUse<S>
    {
        private readonly ref S _points = ref points;
        private readonly ref S _inverses = ref inverses;
        private readonly ref S _lengths = ref lengths;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S inverses = ref _inverses;
            ref S lengths = ref _lengths;
            for (nint i = 0; i < Points; i += V.Width)
            {
                V nx = V.Load(in points, i),
                    ny = V.Load(in points, Both + i),
                    nz = V.Load(in points, (2 * Both) + i);
                V x = V.Load(in points, Points + i),
                    y = V.Load(in points, Both + Points + i),
                    z = V.Load(in points, (2 * Both) + Points + i);
                V inverse = V.Load(in inverses, i);
                V along = V.MultiplyAdd(nx, x, V.MultiplyAdd(ny, y, nz * z));
                V.Store(along, ref lengths, i);
                V.Store(V.Zero - along * inverse * inverse, ref inverses, Points + i);
                V.Store((x - nx * along) * inverse, ref points, Points + i);
                V.Store((y - ny * along) * inverse, ref points, Both + Points + i);
                V.Store((z - nz * along) * inverse, ref points, (2 * Both) + Points + i);
            }
        }
    }

    private readonly ref struct Evaluation<TKernel>(ref S points, ref S values) : ILaneUse<S>
        where TKernel : IHarmonicsKernel
    {
        private readonly ref S _points = ref points;
        private readonly ref S _values = ref values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            for (nint i = 0; i < Points; i += V.Width)
            {
                TKernel.Evaluate<Dual<V, S>, S>(
                    Dual<V, S>.Load(in points, i),
                    Dual<V, S>.Load(in points, Both + i),
                    Dual<V, S>.Load(in points, (2 * Both) + i),
                    ref Unsafe.Add(ref _values, i),
                    Both
                );
            }
        }
    }

    private readonly ref struct PullbackUse<TKernel>(
        ref S points,
        ref S inverses,
        ref S values,
        ref S gradient,
        bool normalize
    ) : ILaneUse<S>
        where TKernel : IHarmonicsKernel
    {
        private readonly ref S _points = ref points;
        private readonly ref S _inverses = ref inverses;
        private readonly ref S _values = ref values;
        private readonly ref S _gradient = ref gradient;
        private readonly bool _normalize = normalize;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<V>()
            where V : struct, ILanes<V, S>
        {
            ref S points = ref _points;
            ref S gradient = ref _gradient;
            for (nint i = 0; i < Points; i += V.Width)
            {
                Dual<V, S> x = Dual<V, S>.Load(in points, i),
                    y = Dual<V, S>.Load(in points, Both + i),
                    z = Dual<V, S>.Load(in points, (2 * Both) + i);
                TKernel.Pullback<Dual<V, S>, S>(
                    x,
                    y,
                    z,
                    in Unsafe.Add(ref _values, i),
                    Both,
                    out Dual<V, S> gx,
                    out Dual<V, S> gy,
                    out Dual<V, S> gz
                );
                if (_normalize)
                {
                    Dual<V, S> along = Dual<V, S>.MultiplyAdd(x, gx, Dual<V, S>.MultiplyAdd(y, gy, z * gz)),
                        inverse = Dual<V, S>.Load(in _inverses, i);
                    gx = (gx - (along * x)) * inverse;
                    gy = (gy - (along * y)) * inverse;
                    gz = (gz - (along * z)) * inverse;
                }

                Dual<V, S>.Store(gx, ref gradient, i);
                Dual<V, S>.Store(gy, ref gradient, Both + i);
                Dual<V, S>.Store(gz, ref gradient, (2 * Both) + i);
            }
        }
    }
}
