using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>A sphere in HEALPix pixels as a surface: it turns by quarter turns, which its pixels keep.</summary>
internal sealed class ScenePixels(int nside, double radius) : SceneSurface
{
    private readonly HealPix _sampling = new(nside);

    /// <inheritdoc/>
    public override double[] Positions { get; } = Directions(new HealPix(nside));

    /// <inheritdoc/>
    public override (GroupElement Element, double[] Shift) Motion(Random random) =>
        (GroupElement.OfPlane(random.Next(4) * Math.PI / 2).About(Axis.Y), new double[3]);

    /// <inheritdoc/>
    public override int[] Permutation(GroupElement element, Random random)
    {
        double[] turned = SymmetryMath.TurnRows(element.Space.ToMatrix(), Positions);
        return [.. turned.Chunk(3).Select(p => _sampling.PixelAt(p[0], p[1], p[2]))];
    }

    /// <inheritdoc/>
    public override MeshData Made(double[] positions, int[] permutation) =>
        MeshData.Create(_sampling.Surface(radius), 1);

    private static double[] Directions(HealPix sampling) =>
        [
            .. Enumerable
                .Range(0, sampling.Count)
                .SelectMany(p =>
                {
                    (double x, double y, double z) = sampling.Direction(p);
                    return new[] { x, y, z };
                }),
        ];
}
