using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Random volumes that can be turned exactly, by any rotation: sums of plane waves, Σ a cos(k·x + φ), which are known
/// between the voxels too. A turn g gives Σ ρ(g)a cos(gk·x + φ), so nothing is resampled.
/// </summary>
/// <remarks>
/// Wave vectors are uniform in a ball, amplitudes normal, so that each number of a voxel has the variance 1. Volumes
/// have as many voxels along each axis and turn about their centre.
/// </remarks>
/// <typeparam name="T">The feature type of the voxels, of O(3) or SO(3).</typeparam>
public sealed class BandLimitedVolumes<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    /// <summary>Waves of a volume.</summary>
    private const int Waves = 24;

    /// <summary>Counters of a wave's random numbers, behind those of amplitudes.</summary>
    private const ulong OfLength = 1UL << 32,
        OfHeight = OfLength + 1,
        OfDirection = OfLength + 2,
        OfPhase = OfLength + 3;

    private readonly FeatureLayout _layout;
    private readonly ulong _seed;

    /// <summary>Chooses the waves.</summary>
    /// <param name="size">Voxels along a side, at least 1.</param>
    /// <param name="count">Number of volumes, at least 1.</param>
    /// <param name="seed">Volumes of one seed are the same everywhere, and at any size.</param>
    /// <param name="band">The largest |k|, in radians per voxel of the coarsest axis, above 0 and at most π. The
    /// default is half of that, for which residuals of layers are stated.</param>
    /// <param name="spacing">The distances of voxels; cubes of one unit without it.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or features are of a group of the plane or
    /// have no signature of their own; the message says which.</exception>
    public BandLimitedVolumes(
        int size,
        int count,
        ulong seed = 0,
        double band = Math.PI / 2,
        VoxelSpacing? spacing = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(band is > 0 and <= Math.PI))
        {
            throw new ArgumentOutOfRangeException(
                nameof(band),
                band,
                "The band of volumes is above 0 and at most π radians per voxel."
            );
        }
        _layout =
            FeatureMarshal.Layout<T>()
            ?? throw new ArgumentException(
                "Volumes are drawn with features of a named type, which states their irreps."
            );
        if (!_layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Volumes have features of a group of space (O3 or SO3), but these are of {_layout.Group}: {_layout}."
            );
        }
        VoxelSpacing distances = spacing ?? VoxelSpacing.Unit;
        if (!distances.IsSampled)
            throw new ArgumentException($"No kernels are sampled for a spacing of {distances}.", nameof(spacing));
        (Size, Count, _seed, Band, Spacing) = (size, count, seed, band, distances);
    }

    /// <summary>Voxels along a side.</summary>
    public int Size { get; }

    /// <summary>Number of volumes.</summary>
    public int Count { get; }

    /// <summary>The largest wave vector, in radians per voxel of the coarsest axis.</summary>
    public double Band { get; }

    /// <summary>The distances of voxels.</summary>
    public VoxelSpacing Spacing { get; }

    internal SymmetryGroup Group => _layout.Group;

    /// <summary>The volumes, inverted if wanted, then turned about their centre.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="inverts">Whether x becomes −x.</param>
    /// <exception cref="ArgumentException">The group of the features does not have the element.</exception>
    public Grid3<T> At(Rotation rotation = default, bool inverts = false)
    {
        if (inverts && !Group.HasParity)
            throw new ArgumentException($"{Group} has no inversion.", nameof(inverts));
        return At(new OrthogonalMatrix(rotation, inverts));
    }

    internal Grid3<T> At(OrthogonalMatrix element)
    {
        int cells = checked(Size * Size * Size);
        var rows = new double[checked(Count * cells * _layout.Dim)];
        for (int volume = 0; volume < Count; volume++)
        {
            Span<double> own = rows.AsSpan(volume * cells * _layout.Dim, cells * _layout.Dim);
            for (int wave = 0; wave < Waves; wave++)
                Add(element, CounterRandom.Bits(_seed, (ulong)((volume * Waves) + wave)), own);
        }

        return Grid3.Create<T>(Size, Size, Size, rows, Spacing);
    }

    private void Add(OrthogonalMatrix element, ulong key, Span<double> rows)
    {
        double length = Band / Spacing.Largest * Math.Cbrt(CounterRandom.Uniform(key, OfLength)),
            height = (2 * CounterRandom.Uniform(key, OfHeight)) - 1,
            direction = 2 * Math.PI * CounterRandom.Uniform(key, OfDirection),
            phase = 2 * Math.PI * CounterRandom.Uniform(key, OfPhase);
        double flat = length * Math.Sqrt(1 - (height * height));
        (double kx, double ky, double kz) = element.Apply(
            flat * Math.Cos(direction),
            flat * Math.Sin(direction),
            length * height
        );
        double[] amplitude = WaveAmplitude.Of(_layout, key, Waves, GroupElement.OfSpace(element));
        double middle = (Size - 1) / 2.0;
        for (int voxel = 0; voxel < rows.Length / amplitude.Length; voxel++)
        {
            (int line, int column) = Math.DivRem(voxel, Size);
            (int slice, int row) = Math.DivRem(line, Size);
            double x = (column - middle) * Spacing.X,
                y = (row - middle) * Spacing.Y,
                z = (slice - middle) * Spacing.Z;
            double wave = Math.Cos((kx * x) + (ky * y) + (kz * z) + phase);
            for (int i = 0; i < amplitude.Length; i++)
                rows[(voxel * amplitude.Length) + i] += amplitude[i] * wave;
        }
    }
}
