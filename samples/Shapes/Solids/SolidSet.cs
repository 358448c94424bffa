using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Data;

namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>Volumes of shapes that the sample makes itself, as many of each kind.</summary>
public sealed class SolidSet : VolumeSet
{
    private const double Noise = 0.05;
    private const int Voxels = Solid.Size * Solid.Size * Solid.Size;

    private readonly float[] _voxels;
    private readonly (int Kind, int Handedness)[] _what;

    /// <param name="count">How many in all.</param>
    /// <param name="seed">Fixes them.</param>
    /// <param name="turned">Whether each is turned by a rotation of its own, from all alike; else they are
    /// upright.</param>
    public SolidSet(int count, ulong seed, bool turned)
    {
        _voxels = new float[count * Voxels];
        _what = new (int, int)[count];
        Parallel.For(
            0,
            count,
            i =>
            {
                var random = new RandomStream(RandomStream.DeriveSeed(seed, (ulong)i));
                var solid = Solid.Draw(Kinds[i % Kinds.Count], random);
                Span<float> voxels = _voxels.AsSpan(i * Voxels, Voxels);
                solid.Paint(turned ? RandomRotation(random) : Rotation.Identity, voxels);
                foreach (ref float voxel in voxels)
                    voxel += (float)(Noise * random.Normal());
                _what[i] = ((int)solid.Kind, solid.Handedness);
            }
        );
    }

    /// <summary>All kinds, in the order of their labels.</summary>
    public static IReadOnlyList<SolidKind> Kinds { get; } = Enum.GetValues<SolidKind>();

    /// <inheritdoc/>
    public override int Count => _what.Length;

    /// <inheritdoc/>
    public override int Size => Solid.Size;

    /// <inheritdoc/>
    protected override void Paint(int number, ulong? variation, Span<float> voxels) =>
        _voxels.AsSpan(number * Voxels, Voxels).CopyTo(voxels);

    /// <inheritdoc/>
    protected internal override (int Label, double Handedness) What(int number) => _what[number];

    /// <summary>From all rotations alike: a direction of four dimensions.</summary>
    internal static Rotation RandomRotation(RandomStream random) =>
        Rotation.FromQuaternion(random.Normal(), random.Normal(), random.Normal(), random.Normal());
}
