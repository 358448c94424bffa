using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Makes spheres with typed fields, and batches of them.</summary>
public static class Sphere
{
    /// <summary>Spheres of one sampling; their number follows from the number of rows.</summary>
    /// <param name="sampling">Where the pixels lie.</param>
    /// <param name="features">One row per pixel, of O(2) or SO(2): sphere by sphere, in the sampling's order.</param>
    /// <exception cref="ArgumentException">The rows are not those of whole spheres, or features are of another
    /// group.</exception>
    public static Sphere<T> Create<T>(SphereSampling sampling, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(sampling);
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count == 0 || features.Count % sampling.Count != 0)
        {
            throw new ArgumentException(
                $"Spheres on {sampling} have {sampling.Count} rows each, and there is at least one, but the table has "
                    + $"{features.Count} rows.",
                nameof(features)
            );
        }
        var spheres = RowSpace.OfImages(features.Count / sampling.Count, BatchKind.Spheres);
        return Join(new SphereShape(sampling, spheres), features);
    }

    /// <summary>Spheres of one sampling with features in double precision.</summary>
    /// <param name="sampling">Where the pixels lie.</param>
    /// <param name="features">The numbers of each pixel in public order, sphere by sphere; finite.</param>
    /// <inheritdoc cref="Create{T}(SphereSampling, Rows{T})" path="/exception"/>
    public static Sphere<T> Create<T>(SphereSampling sampling, ReadOnlySpan<double> features)
        where T : struct, IFeatures<T>, allows ref struct => Create(sampling, Rows<T>.From(features));

    /// <summary>Spheres of one sampling with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(SphereSampling, ReadOnlySpan{double})"/>
    public static Sphere<T> Create<T>(SphereSampling sampling, ReadOnlySpan<float> features)
        where T : struct, IFeatures<T>, allows ref struct => Create(sampling, Rows<T>.From(features));

    /// <summary>One sphere from maps of the sky, in the polarisation convention of the feature type.</summary>
    /// <param name="map">The maps; pixels that were not seen are 0.</param>
    /// <param name="names">The map of each number of a row, in public order.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than numbers in a row, or no such
    /// map.</exception>
    /// <exception cref="InvalidOperationException">The features are polarised, and the convention of the maps is not
    /// known.</exception>
    public static Sphere<T> Create<T>(SkyMap map, params IReadOnlyList<string> names)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(names);
        FeatureLayout layout = T.Layout ?? throw new ArgumentException("The features of a sphere have a named type.");
        if (names.Count != layout.Dim)
        {
            throw new ArgumentException(
                $"Rows of {layout} have {layout.Dim} numbers, but there are {names.Count} names.",
                nameof(names)
            );
        }
        SkyMap wanted = IsPolarised(layout) ? map.In(T.Polarisation) : map;
        var values = new double[checked(wanted.Sampling.Count * names.Count)];
        for (int column = 0; column < names.Count; column++)
        {
            double[] numbers = wanted.Values(names[column]);
            for (int pixel = 0; pixel < numbers.Length; pixel++)
                values[(pixel * names.Count) + column] = numbers[pixel];
        }

        return Create<T>(wanted.Sampling, values);
    }

    /// <summary>Several spheres (or batches of spheres) as one batch, in order.</summary>
    /// <exception cref="ArgumentException">There are no spheres, or they have different samplings.</exception>
    public static Sphere<T> Batch<T>(IEnumerable<Sphere<T>> spheres)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(spheres);
        Sphere<T>[] all = [.. spheres];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one sphere.", nameof(spheres));
        int other = Array.FindIndex(all, s => !s.Sampling.IsSame(all[0].Sampling));
        if (other > 0)
        {
            throw new ArgumentException(
                $"The spheres of a batch have one sampling, but sphere 0 of the list has {all[0].Sampling}, and sphere "
                    + $"{other} has {all[other].Sampling}.",
                nameof(spheres)
            );
        }
        return Create(all[0].Sampling, Rows<T>.Concat(all.Select(static s => s.Rows)));
    }

    /// <summary>Features, moved to the pixels of a sphere.</summary>
    internal static Sphere<T> Join<T>(SphereShape shape, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (FieldHarmonics.WholeOf(features.Layout.Group) is null)
        {
            throw new ArgumentException(
                $"Features on a sphere are of O2 or SO2, the group at a pixel, but these are of "
                    + $"{features.Layout.Group}: {features.Layout}.",
                nameof(features)
            );
        }
        return new Sphere<T>(shape, features.On(shape.Pixels, "pixels"));
    }

    /// <summary>Whether a block is of order 2, so that the sign of U matters.</summary>
    internal static bool IsPolarised(FeatureLayout layout) => layout.Merged.Any(static b => b.Irrep.L == 2);
}
