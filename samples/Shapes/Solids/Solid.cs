using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A shape as a function of space, with sizes of its own. Upright, its axis is z.</summary>
/// <remarks>
/// Lengths are parts of <see cref="Reach"/>, how far a shape reaches from its centre at most. Turned shapes are made
/// turned: no voxel is interpolated.
/// </remarks>
public abstract class Solid
{
    /// <summary>Voxels along a side of the volumes.</summary>
    public const int Size = 17;

    /// <summary>Voxels from the centre to the farthest point of the largest shape.</summary>
    private const double Reach = 5.8;

    private Rotation _tilt = Rotation.Identity;
    private (double X, double Y, double Z) _shift;
    private double _scale = 1;

    private protected Solid(SolidKind kind, int handedness) => (Kind, Handedness) = (kind, handedness);

    /// <summary>What it is.</summary>
    public SolidKind Kind { get; }

    /// <summary>+1 right-handed, −1 left-handed, 0 its own mirror image.</summary>
    public int Handedness { get; }

    /// <summary>
    /// A shape with sizes at random, almost upright, its centre up to 0.8 voxels from the middle along each axis.
    /// </summary>
    /// <param name="kind">What it is.</param>
    /// <param name="random">The sizes.</param>
    /// <param name="handedness">+1 or −1, for a shape that has one; 0 leaves it to chance.</param>
    public static Solid Draw(SolidKind kind, RandomStream random, int handedness = 0)
    {
        const double Tilt = 0.12,
            Shift = 0.8;
        int drawn = random.Below(2) == 0 ? 1 : -1,
            hand = handedness == 0 ? drawn : handedness;
        Solid solid = kind switch
        {
            SolidKind.Cylinder => new Revolution(
                kind,
                Length(0.55, 0.85),
                static (along, width) => width,
                Length(0.3, 0.5)
            ),
            SolidKind.Cone => new Revolution(
                kind,
                Length(0.55, 0.8),
                static (along, width) => width * (1 - along) / 2,
                Length(0.45, 0.6)
            ),
            SolidKind.Torus => new Torus(Length(0.55, 0.72), Length(0.16, 0.26)),
            SolidKind.Hourglass => new Revolution(
                kind,
                Length(0.55, 0.8),
                static (along, width) => width * (0.3 + (0.7 * along * along)),
                Length(0.4, 0.55)
            ),
            SolidKind.Box => new Box(Length(0.3, 0.5), Length(0.3, 0.5), Length(0.4, 0.65)),
            SolidKind.Tetrahedron => Polyhedron.Tetrahedron(Length(0.28, 0.33)),
            SolidKind.Octahedron => Polyhedron.Octahedron(Length(0.42, 0.56)),
            SolidKind.Screw => new Screw(
                hand,
                Length(0.36, 0.46),
                Length(0.58, 0.66),
                Length(1.3, 1.7),
                Length(0.15, 0.18)
            ),
            _ => new TwistedBar(hand, Length(0.4, 0.5), Length(0.12, 0.17), Length(0.7, 0.82), Length(1.1, 1.7)),
        };
        solid._scale = Length(0.85, 1);
        solid._tilt = Rotation.FromEulerAngles(Length(-Tilt, Tilt), Length(-Tilt, Tilt), Length(-Tilt, Tilt));
        solid._shift = (Length(-Shift, Shift), Length(-Shift, Shift), Length(-Shift, Shift));
        return solid;

        double Length(double low, double high) => random.Uniform(low, high);
    }

    /// <summary>How much of each voxel it fills, after a rotation: [size³], x fastest.</summary>
    /// <param name="rotation">The rotation, about the middle of the volume.</param>
    /// <param name="voxels">The voxels.</param>
    public void Paint(Rotation rotation, Span<float> voxels)
    {
        const double Middle = (Size - 1) / 2.0;
        Posed pose = Pose(rotation);
        for (int voxel = 0; voxel < voxels.Length; voxel++)
        {
            double outside = pose.Outside(
                (voxel % Size) - Middle,
                (voxel / Size % Size) - Middle,
                (voxel / (Size * Size)) - Middle
            );
            voxels[voxel] = (float)Math.Clamp(0.5 - outside, 0, 1);
        }
    }

    /// <summary>The shape turned, in a volume.</summary>
    internal Posed Pose(Rotation rotation) => new(this, (rotation * _tilt).Inverse().ToMatrix(), rotation);

    /// <summary>
    /// How far a point is outside, about: negative inside, and right to a few per cent of the shape's size near its
    /// surface.
    /// </summary>
    private protected abstract double Outside(double x, double y, double z);

    /// <summary>A shape in a place and an orientation; lengths are voxels.</summary>
    internal readonly struct Posed
    {
        private readonly Solid _solid;
        private readonly double[,] _back;
        private readonly (double X, double Y, double Z) _centre;

        internal Posed(Solid solid, double[,] back, Rotation rotation)
        {
            (_solid, _back) = (solid, back);
            _centre = rotation.Apply(solid._shift.X, solid._shift.Y, solid._shift.Z);
        }

        /// <summary>How far a point is outside, from the middle of the volume.</summary>
        internal double Outside(double x, double y, double z)
        {
            double unit = Reach * _solid._scale,
                dx = (x - _centre.X) / unit,
                dy = (y - _centre.Y) / unit,
                dz = (z - _centre.Z) / unit;
            return unit
                * _solid.Outside(
                    (_back[0, 0] * dx) + (_back[0, 1] * dy) + (_back[0, 2] * dz),
                    (_back[1, 0] * dx) + (_back[1, 1] * dy) + (_back[1, 2] * dz),
                    (_back[2, 0] * dx) + (_back[2, 1] * dy) + (_back[2, 2] * dz)
                );
        }
    }
}
