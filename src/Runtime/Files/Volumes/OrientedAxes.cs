using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Which axis of a file is x, y and z of its volume, and in which direction: of the 48 elements of the cube the one
/// that comes nearest to the file's space, with its handedness.
/// </summary>
internal sealed class OrientedAxes
{
    /// <summary>How far axes may be from right angles, and from those of the space to count as them.</summary>
    private const double Slack = 1e-4;

    private readonly VolumeHeader _header;
    private readonly int[] _axes;
    private readonly bool[] _isReversed;

    private OrientedAxes(VolumeHeader header, int[] axes, bool[] isReversed, Step[] units)
    {
        (_header, _axes, _isReversed) = (header, axes, isReversed);
        Spacing = new VoxelSpacing(Distance(0), Distance(1), Distance(2));
        double turned = Enumerable.Range(0, 3).Max(a => Math.Abs(1 - units[a].Component(a)));
        Orientation = turned < Slack * Slack ? Rotation.Identity : Turn(units);
        Step centre = header.First ?? default;
        if (header.First is not null)
        {
            for (int axis = 0; axis < 3; axis++)
                centre += (header.Sizes[header.SpaceAxes[axis]] - 1) / 2.0 * Direction(header, axis);
        }
        Centre = (centre.X, centre.Y, centre.Z);
    }

    public VoxelSpacing Spacing { get; }

    public Rotation Orientation { get; }

    public (double X, double Y, double Z) Centre { get; }

    /// <summary>Whether components along the axes of the volume are components in the file's space.</summary>
    public bool AreOfSpace => Orientation.Angle == 0 && !_header.IsLeftHanded;

    public int Size(int axis) => _header.Sizes[_header.SpaceAxes[_axes[axis]]];

    /// <summary>Where in the file the first number of a voxel is.</summary>
    public long Offset(int x, int y, int z) => Offset(0, x) + Offset(1, y) + Offset(2, z);

    /// <exception cref="InvalidDataException">The axes are not at right angles, or a step is zero.</exception>
    public static OrientedAxes Of(string path, VolumeHeader header)
    {
        Step[] units = new Step[3];
        for (int axis = 0; axis < 3; axis++)
        {
            Step step = Direction(header, axis);
            double length = step.Length;
            if (!step.IsFinite || !OptionRules.IsLength(length))
            {
                throw ArrayData.Refused(
                    path,
                    $"the step from one voxel to the next along axis {axis + 1} of space is "
                        + $"({Text(step.X)}, {Text(step.Y)}, {Text(step.Z)}), which is no length"
                );
            }
            units[axis] = 1 / length * step;
        }
        for (int axis = 0; axis < 3; axis++)
        {
            int next = (axis + 1) % 3;
            double cosine = units[axis].Dot(units[next]);
            if (Math.Abs(cosine) > Slack)
            {
                throw ArrayData.Refused(
                    path,
                    $"axes {axis + 1} and {next + 1} of space are not at right angles (their cosine is "
                        + $"{Text(cosine)}); resample it to a grid whose axes are"
                );
            }
        }
        if (header.First is { } first && !OptionRules.IsCoordinate(first.Length))
            throw ArrayData.Refused(path, "the place of its first voxel is not a point");

        bool isMirrored = units[0].Cross(units[1]).Dot(units[2]) < 0;
        (int[] axes, bool[] reversed) = Elements()
            .Where(e => e.IsMirrored == isMirrored)
            .MaxBy(e => Enumerable.Range(0, 3).Sum(a => Sign(e.Reversed[a]) * units[e.Axes[a]].Component(a)))
            is var nearest
            ? (nearest.Axes, nearest.Reversed)
            : default;
        Step[] turned = [.. Enumerable.Range(0, 3).Select(a => Sign(reversed[a]) * units[axes[a]])];
        return new OrientedAxes(header, axes, reversed, turned);
    }

    /// <summary>The 48 elements, axes in order first, so that ties are decided for what the file has.</summary>
    private static IEnumerable<(int[] Axes, bool[] Reversed, bool IsMirrored)> Elements()
    {
        int[][] orders =
        [
            [0, 1, 2],
            [1, 2, 0],
            [2, 0, 1],
            [1, 0, 2],
            [0, 2, 1],
            [2, 1, 0],
        ];
        for (int order = 0; order < orders.Length; order++)
        {
            for (int signs = 0; signs < 8; signs++)
            {
                bool[] reversed = [(signs & 1) != 0, (signs & 2) != 0, (signs & 4) != 0];
                yield return (orders[order], reversed, reversed.Count(static r => r) % 2 == 1 != order >= 3);
            }
        }
    }

    private static Step Direction(VolumeHeader header, int axis)
    {
        Step step = header.Directions[axis];
        return header.IsLeftHanded ? step with { X = -step.X } : step;
    }

    private static double Sign(bool isReversed) => isReversed ? -1 : 1;

    /// <summary>The rotation whose matrix has these columns.</summary>
    private static Rotation Turn(Step[] columns)
    {
        (Step x, Step y, Step z) = (columns[0], columns[1], columns[2]);
        // Four forms of the quaternion, each without a division by the smallest: the largest of them is taken.
        (double W, double X, double Y, double Z)[] forms =
        [
            (1 + x.X + y.Y + z.Z, y.Z - z.Y, z.X - x.Z, x.Y - y.X),
            (y.Z - z.Y, 1 + x.X - y.Y - z.Z, x.Y + y.X, z.X + x.Z),
            (z.X - x.Z, x.Y + y.X, 1 - x.X + y.Y - z.Z, y.Z + z.Y),
            (x.Y - y.X, z.X + x.Z, y.Z + z.Y, 1 - x.X - y.Y + z.Z),
        ];
        (double w, double a, double b, double c) = forms.MaxBy(static f =>
            (f.W * f.W) + (f.X * f.X) + (f.Y * f.Y) + (f.Z * f.Z)
        );
        return Rotation.FromQuaternion(w, a, b, c);
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private double Distance(int axis)
    {
        double length = _header.Directions[_axes[axis]].Length;
        return double.Parse(
            length.ToString($"G{_header.Digits}", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
    }

    private long Offset(int axis, int index)
    {
        int place = _isReversed[axis] ? Size(axis) - 1 - index : index;
        return _header.Offset(_header.SpaceAxes[_axes[axis]], place);
    }
}
