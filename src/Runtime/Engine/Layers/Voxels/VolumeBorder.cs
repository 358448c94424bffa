using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Copies slices of a volume together with what lies beyond its border, number by number: [number of a voxel, slice,
/// row, voxel]. Of a stride rows and the voxels of a row are divided into those that it keeps and those between them,
/// so that windows that follow one another lie beside each other, from row to row as well.
/// </summary>
internal readonly struct VolumeBorder
{
    private readonly GridShape _shape;
    private readonly Border _border;
    private readonly int _stride;
    private readonly int _dim;
    private readonly (int X, int Y, int Z) _margin;

    /// <param name="shape">The volume's size.</param>
    /// <param name="border">What lies beyond its border.</param>
    /// <param name="reach">How many voxels beyond the border the kernel reaches.</param>
    /// <param name="stride">The step of the windows.</param>
    /// <param name="dim">Numbers of a voxel.</param>
    /// <exception cref="ArgumentException">The volume is too small to be mirrored or continued so far.</exception>
    internal VolumeBorder(GridShape shape, Border border, (int X, int Y, int Z) reach, int stride, int dim)
    {
        (_shape, _border, _stride, _dim) = (shape, border, stride, dim);
        _margin = border == Border.None && !shape.IsPeriodic ? default : reach;
        if (
            IsTooSmall(_margin.X, shape.Width)
            || IsTooSmall(_margin.Y, shape.Height)
            || IsTooSmall(_margin.Z, shape.Depth)
        )
        {
            throw new ArgumentException(
                $"A kernel that reaches {reach.X}, {reach.Y} and {reach.Z} voxels beyond the border does not fit "
                    + $"volumes of {shape.Size.Text} voxels, which are "
                    + $"{(shape.IsPeriodic ? "periodic" : "mirrored at the border")}."
            );
        }
    }

    /// <summary>Slices beyond the border at each side.</summary>
    internal int MarginZ => _margin.Z;

    /// <summary>
    /// Numbers from one row of a phase to the next. Zeros behind a row are those before the next one.
    /// </summary>
    internal int Row => (_shape.Width + ((IsZero ? 1 : 2) * _margin.X) + _stride - 1) / _stride;

    /// <summary>Numbers from one slice to the next.</summary>
    internal int Plane => Phase * _stride * _stride;

    private bool IsZero => _border == Border.Zeros && !_shape.IsPeriodic;

    private int Rows => (_shape.Height + (2 * _margin.Y) + _stride - 1) / _stride;

    /// <summary>Numbers of the voxels of a slice that are a stride apart.</summary>
    private int Phase => Row * Rows;

    /// <summary>Numbers of a copy of some slices.</summary>
    /// <param name="slices">How many.</param>
    /// <param name="slack">Numbers behind it that strips may reach.</param>
    internal int Size(int slices, int slack) => (_dim * slices * Plane) + slack;

    /// <summary>Where the voxels of a row begin that are in one phase of the stride.</summary>
    internal int RowAt(int phase, int row, int slice)
    {
        (int at, int rowPhase) = Math.DivRem(row, _stride);
        return (slice * Plane) + (((rowPhase * _stride) + phase) * Phase) + (at * Row);
    }

    /// <summary>
    /// Copies slices: slice 0 of the copy is slice <paramref name="first"/> of the volume, which may lie outside.
    /// </summary>
    /// <remarks>All numbers are written: strips compute with those between rows and behind them too.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Copy<S>(ReadOnlySpan<S> volume, int first, int slices, Span<S> copy)
        where S : unmanaged
    {
        int channel = slices * Plane;
        copy[(_dim * channel)..].Clear();
        for (int line = 0; line < slices * Rows * _stride; line++)
        {
            (int slice, int row) = Math.DivRem(line, Rows * _stride);
            int from = RowOf(first + slice, row);
            if (from < 0)
            {
                for (int phase = 0; phase < _stride; phase++)
                {
                    for (int c = 0; c < _dim; c++)
                        copy.Slice((c * channel) + RowAt(phase, row, slice), Row).Clear();
                }
                continue;
            }
            ReadOnlySpan<S> voxels = volume.Slice(from * _shape.Width * _dim, _shape.Width * _dim);
            for (int x = 0; x < Math.Min(_stride, _shape.Width); x++)
            {
                Transposition.Run(
                    Every(x),
                    _dim,
                    in voxels[x * _dim],
                    _stride * _dim,
                    ref copy[Place(x, row, slice)],
                    channel
                );
            }

            for (int i = 0; i < (Row * _stride) - _shape.Width; i++)
            {
                int x = Outside(i);
                int source = x < _shape.Width + _margin.X ? Inside(x, _shape.Width) : -1;
                int place = Place(x, row, slice);
                for (int c = 0; c < _dim; c++)
                    copy[place + (c * channel)] = source < 0 ? default : voxels[(source * _dim) + c];
            }
        }
    }

    /// <summary>The reverse of <see cref="Copy"/>: adds the gradient of the copy to that of the volume.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddBack<S>(ReadOnlySpan<S> copy, int first, int slices, Span<S> scratch, Span<S> volume)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int channel = slices * Plane;
        Span<S> inside = scratch[..(_shape.Width * _dim)];
        for (int line = 0; line < slices * Rows * _stride; line++)
        {
            (int slice, int row) = Math.DivRem(line, Rows * _stride);
            int to = RowOf(first + slice, row);
            if (to < 0)
                continue;
            Span<S> voxels = volume.Slice(to * _shape.Width * _dim, _shape.Width * _dim);
            for (int x = 0; x < Math.Min(_stride, _shape.Width); x++)
            {
                Transposition.Run(
                    _dim,
                    Every(x),
                    in copy[Place(x, row, slice)],
                    channel,
                    ref inside[x * _dim],
                    _stride * _dim
                );
            }
            TensorPrimitives.Add(voxels, inside, voxels);
            for (int i = 0; i < 2 * _margin.X; i++)
            {
                int x = Outside(i);
                int target = Inside(x, _shape.Width);
                if (target < 0)
                    continue;
                int place = Place(x, row, slice);
                for (int c = 0; c < _dim; c++)
                    voxels[(target * _dim) + c] += copy[place + (c * channel)];
            }
        }
    }

    /// <summary>Numbers of scratch of <see cref="AddBack"/>.</summary>
    internal int ScratchSize => _shape.Width * _dim;

    /// <summary>The voxels before a row, then those behind it.</summary>
    private int Outside(int i) => i < _margin.X ? i - _margin.X : _shape.Width + i - _margin.X;

    /// <summary>How many voxels of a row a stride takes from one of them on.</summary>
    private int Every(int x) => (_shape.Width - x + _stride - 1) / _stride;

    /// <summary>The row of the volume that a row of the copy is; negative where there is none.</summary>
    private int RowOf(int slice, int row)
    {
        if (row >= _shape.Height + (2 * _margin.Y))
            return -1;
        (int z, int y) = (Inside(slice, _shape.Depth), Inside(row - _margin.Y, _shape.Height));
        return z < 0 || y < 0 ? -1 : (z * _shape.Height) + y;
    }

    /// <summary>Where a voxel of the volume's row lies in the copy.</summary>
    private int Place(int x, int row, int slice)
    {
        (int at, int phase) = Math.DivRem(x + _margin.X, _stride);
        return RowAt(phase, row, slice) + at;
    }

    private int Inside(int at, int size) => ImageBorder.Inside(at, size, _border, _shape.IsPeriodic);

    private bool IsTooSmall(int margin, int size) =>
        _shape.IsPeriodic ? margin > size : _border == Border.Reflect && margin >= size;
}
