namespace GeoDL.Typed.CompilerServices;

/// <summary>Spheres in pixels as surfaces, with coarser ones.</summary>
internal static class PixelLevels
{
    /// <exception cref="ArgumentException">The sampling has no such levels, or the angle is no
    /// neighbourhood.</exception>
    internal static MeshData Create(SphereShape shape, double radius, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        SphereSampling sampling = shape.Sampling;
        MeshData data = Of(sampling, radius, shape.Spheres.Count);
        for (int level = 0; level < levels; level++)
        {
            if (sampling is not HealPix { Nside: var side } || side % 2 != 0)
            {
                throw new ArgumentException(
                    $"Four pixels become one on HEALPix with an even nside, but level {level} is {sampling}.",
                    nameof(levels)
                );
            }
            var coarser = (HealPix)sampling.Coarser(2);
            (int[] parents, int all) = (Parents(sampling, coarser), shape.Spheres.Count * sampling.Count);
            radius = Math.Min(2 * radius, Math.PI / 2);
            data = data.WithCoarser(
                Of(coarser, radius, shape.Spheres.Count),
                [
                    .. Enumerable
                        .Range(0, all)
                        .Select(p => (p / sampling.Count * coarser.Count) + parents[p % sampling.Count]),
                ]
            );
            sampling = coarser;
        }

        return data;
    }

    private static MeshData Of(SphereSampling sampling, double radius, int count) =>
        MeshData.Create(sampling.Surface(radius), count);

    private static int[] Parents(SphereSampling fine, HealPix coarse)
    {
        int[] parents = new int[fine.Count];
        for (int p = 0; p < parents.Length; p++)
        {
            (double x, double y, double z) = fine.Direction(p);
            parents[p] = coarse.PixelAt(x, y, z);
        }

        return parents;
    }
}
