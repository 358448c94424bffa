namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A batch of spheres with pixels of one sampling: the rows of both, and the coarser samplings made of it.
/// </summary>
internal sealed class SphereShape
{
    private readonly Dictionary<int, SphereShape> _coarser = [];

    internal SphereShape(SphereSampling sampling, RowSpace spheres)
    {
        (Sampling, Spheres) = (sampling, spheres);
        Pixels = RowSpace.OfPixels(sampling.Count, spheres);
    }

    internal SphereSampling Sampling { get; }

    /// <summary>One row for each sphere: coefficients.</summary>
    internal RowSpace Spheres { get; }

    /// <summary>One row for each pixel of each sphere.</summary>
    internal RowSpace Pixels { get; }

    /// <summary>The same spheres with a coarser sampling; the same one each time.</summary>
    /// <exception cref="ArgumentException">The sampling cannot be made coarser by this factor.</exception>
    internal SphereShape Coarser(int factor)
    {
        if (factor == 1)
            return this;
        lock (_coarser)
        {
            if (!_coarser.TryGetValue(factor, out SphereShape? shape))
                _coarser.Add(factor, shape = new SphereShape(Sampling.Coarser(factor), Spheres));
            return shape;
        }
    }
}
