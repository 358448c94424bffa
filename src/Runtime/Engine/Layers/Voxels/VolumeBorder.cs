using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Copies slices of a volume together with what lies beyond its border, number by number: [number of a voxel, slice,
/// row, voxel]. Of a stride the voxels of a row are divided into those that it keeps and those between them, so that
/// windows that follow one another lie beside each other.
/// </summary>
internal readonly struct VolumeBorder
{
    /// <summary>Numbers behind a copy that full vectors may read.</summary>
    private const int Slack = 128;

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

    /// <summary>Voxels of a row that are <see cref="Phases"/> apart.</summary>
    internal int Phase => (_shape.Width + (2 * _margin.X) + _stride - 1) / _stride;

    /// <summary>How many of them make a row.</summary>
    internal int Phases => _stride;

    /// <summary>Numbers from one row to the next.</summary>
    internal int Row => Phase * Phases;

    /// <summary>Numbers from one slice to the next.</summary>
    internal int Plane => (_shape.Height + (2 * _margin.Y)) * Row;

    /// <summary>Numbers of a copy of some slices.</summary>
    internal int Size(int slices) => (_dim * slices * Plane) + Slack;

    /// <summary>
    /// Copies slices: slice 0 of the copy is slice <paramref name="first"/> of the volume, which may lie outside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Copy<S>(ReadOnlySpan<S> volume, int first, int slices, Span<S> copy)
        where S : unmanaged
    {
        int channel = slices * Plane;
        copy[(_dim * channel)..].Clear();
        int rows = _shape.Height + (2 * _margin.Y);
        for (int i = 0; i < slices * rows; i++)
        {
            (int slice, int row) = Math.DivRem(i, rows);
            int from = RowOf(first + slice, row);
            Span<S> to = copy[(i * Row)..];
            if (from < 0)
            {
                for (int c = 0; c < _dim; c++)
                    to.Slice(c * channel, Row).Clear();
                continue;
            }
            ReadOnlySpan<S> voxels = volume.Slice(from * _shape.Width * _dim, _shape.Width * _dim);
            for (int x = 0; x < Math.Min(_stride, _shape.Width); x++)
            {
                Transposition.Run(
                    (_shape.Width - x + _stride - 1) / _stride,
                    _dim,
                    in voxels[x * _dim],
                    _stride * _dim,
                    ref to[Place(x)],
                    channel
                );
            }

            for (int x = -_margin.X; x < (Row - _margin.X); x++)
            {
                if (x == 0)
                    x = _shape.Width;
                if (x >= Row - _margin.X)
                    break;
                int source = x < _shape.Width + _margin.X ? Inside(x, _shape.Width) : -1;
                int place = Place(x);
                for (int c = 0; c < _dim; c++)
                    to[place + (c * channel)] = source < 0 ? default : voxels[(source * _dim) + c];
            }
        }
    }

    /// <summary>The reverse of <see cref="Copy"/>: adds the gradient of the copy to that of the volume.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddBack<S>(ReadOnlySpan<S> copy, int first, int slices, Span<S> volume)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int channel = slices * Plane;
        int rows = _shape.Height + (2 * _margin.Y);
        for (int i = 0; i < slices * rows; i++)
        {
            (int slice, int row) = Math.DivRem(i, rows);
            int to = RowOf(first + slice, row);
            if (to < 0)
                continue;
            ReadOnlySpan<S> from = copy[(i * Row)..];
            Span<S> voxels = volume.Slice(to * _shape.Width * _dim, _shape.Width * _dim);
            for (int x = -_margin.X; x < _shape.Width + _margin.X; x++)
            {
                int target = Inside(x, _shape.Width);
                if (target < 0)
                    continue;
                int place = Place(x);
                ref S voxel = ref voxels[target * _dim];
                for (int c = 0; c < _dim; c++)
                    Unsafe.Add(ref voxel, c) += from[place + (c * channel)];
            }
        }
    }

    /// <summary>The row of the volume that a row of the copy is; negative where there is none.</summary>
    private int RowOf(int slice, int row)
    {
        (int z, int y) = (Inside(slice, _shape.Depth), Inside(row - _margin.Y, _shape.Height));
        return z < 0 || y < 0 ? -1 : (z * _shape.Height) + y;
    }

    /// <summary>Where a voxel of the volume's row lies in the copy's.</summary>
    private int Place(int x)
    {
        (int at, int phase) = Math.DivRem(x + _margin.X, _stride);
        return (phase * Phase) + at;
    }

    private int Inside(int at, int size) => ImageBorder.Inside(at, size, _border, _shape.IsPeriodic);

    private bool IsTooSmall(int margin, int size) =>
        _shape.IsPeriodic ? margin > size : _border == Border.Reflect && margin >= size;
}
