using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// How much each pixel of a sampling counts, from 0 (not at all, such as what was not observed) to 1.
/// </summary>
/// <remarks>
/// A mask is data, and maps and fields are multiplied by it outside models. In a model it is a scalar field like any
/// other, and <see cref="FieldProductAttribute"/> multiplies by it, with the degrees that the signatures state.
/// </remarks>
public sealed class SphereMask
{
    private readonly double[] _weights;

    /// <param name="sampling">Where the pixels lie.</param>
    /// <param name="weights">A number from 0 to 1 for each pixel, in the sampling's order.</param>
    /// <exception cref="ArgumentException">There is another number of them, or one is not from 0 to 1.</exception>
    public SphereMask(SphereSampling sampling, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(sampling);
        if (weights.Length != sampling.Count)
        {
            throw new ArgumentException(
                $"A mask on {sampling} has {sampling.Count} pixels, but there are {weights.Length} weights.",
                nameof(weights)
            );
        }
        for (int pixel = 0; pixel < weights.Length; pixel++)
        {
            if (!(weights[pixel] >= 0 && weights[pixel] <= 1))
            {
                throw new ArgumentException(
                    $"The weight of pixel {pixel} is {weights[pixel]}, not from 0 to 1.",
                    nameof(weights)
                );
            }
        }
        (Sampling, _weights) = (sampling, weights.ToArray());
    }

    /// <summary>Where the pixels lie.</summary>
    public SphereSampling Sampling { get; }

    /// <summary>The weight of each pixel, a copy.</summary>
    public double[] Weights => [.. _weights];

    /// <summary>The mean weight: the part of the sky that is left.</summary>
    public double Share
    {
        get
        {
            (double sum, double all) = (0, 0);
            foreach (SphereRing ring in Sampling.Rings)
            {
                all += ring.Weight * ring.Count;
                foreach (double weight in _weights.AsSpan(ring.First, ring.Count))
                    sum += ring.Weight * weight;
            }
            return sum / all;
        }
    }

    /// <summary>1 where all of these maps were observed, else 0.</summary>
    /// <param name="map">The maps.</param>
    /// <param name="names">The names of those that count; all without any.</param>
    /// <exception cref="ArgumentException">There is no map of a name.</exception>
    public static SphereMask Seen(SkyMap map, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(names);
        var weights = new double[map.Sampling.Count];
        Array.Fill(weights, 1);
        foreach (string name in names.Count == 0 ? map.Names : names)
        {
            bool[] seen = map.Mask(name);
            for (int pixel = 0; pixel < weights.Length; pixel++)
                weights[pixel] = seen[pixel] ? weights[pixel] : 0;
        }

        return new SphereMask(map.Sampling, weights);
    }

    /// <summary>The product of two masks.</summary>
    /// <exception cref="ArgumentException">They have different samplings.</exception>
    public SphereMask And(SphereMask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        CheckSampling(other.Sampling, nameof(other));
        return new SphereMask(Sampling, Times(other._weights));
    }

    /// <summary>
    /// The mask with soft borders: each weight times (1 − cos πx)/2, with x the distance to the nearest pixel of weight
    /// 0 over a width, at most 1. Pixels of weight 0 keep it.
    /// </summary>
    /// <param name="width">In radians, above 0 and at most π.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public SphereMask Apodise(double width)
    {
        if (!(width > 0 && width <= Math.PI))
            throw new ArgumentOutOfRangeException(nameof(width), width, "A width is above 0 and at most π.");
        SphereRing[] rings = Sampling.Rings;
        double[] thetas = Array.ConvertAll(rings, static r => 2 * Math.Atan2(r.HalfSine, r.HalfCosine)),
            result = new double[_weights.Length];
        Parallel.For(
            0,
            rings.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Threads },
            ring => ApodiseRing(rings, thetas, ring, width, result)
        );
        return new SphereMask(Sampling, result);
    }

    /// <summary>A map times the mask.</summary>
    /// <exception cref="ArgumentException">It has another number of pixels, or one that counts is not
    /// finite.</exception>
    public double[] Times(ReadOnlySpan<double> map)
    {
        if (map.Length != _weights.Length)
        {
            throw new ArgumentException(
                $"A map of {Sampling} has {_weights.Length} pixels, but this one has {map.Length}.",
                nameof(map)
            );
        }
        var result = new double[map.Length];
        for (int pixel = 0; pixel < result.Length; pixel++)
        {
            if (_weights[pixel] == 0)
                continue;
            if (!double.IsFinite(map[pixel]))
                throw new ArgumentException($"Pixel {pixel} is {map[pixel]}, and its weight is not 0.", nameof(map));
            result[pixel] = _weights[pixel] * map[pixel];
        }

        return result;
    }

    /// <summary>
    /// Fields times the mask, pixel by pixel, of each sphere of a batch: all components of a row are multiplied by the
    /// same number. For use outside models.
    /// </summary>
    /// <exception cref="ArgumentException">They have another sampling.</exception>
    public Sphere<T> Times<T>(Sphere<T> sphere)
        where T : struct, IFeatures<T>, allows ref struct
    {
        CheckSampling(sphere.Sampling, nameof(sphere));
        double[] values = sphere.Rows.ToArray();
        int columns = sphere.Rows.Dim;
        for (int row = 0; row < sphere.Count; row++)
        {
            double weight = _weights[row % _weights.Length];
            foreach (ref double value in values.AsSpan(row * columns, columns))
                value *= weight;
        }

        return sphere.WithFeatures(Rows<T>.From(values));
    }

    /// <summary>The mask as a scalar field, for a model.</summary>
    /// <typeparam name="T">A feature type of one even scalar, of O(2) or SO(2).</typeparam>
    /// <exception cref="ArgumentException">The type has other features.</exception>
    public Sphere<T> ToSphere<T>()
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (T.Layout is not { Dim: 1 } layout || !layout.Rows.Irreps[0].Irrep.IsScalar)
            throw new ArgumentException($"A mask is one even scalar at each pixel, not {T.Layout}.");
        return Sphere.Create<T>(Sampling, _weights);
    }

    /// <inheritdoc/>
    public override string ToString() => $"mask on {Sampling}, {Share:P1} of the sky";

    private void ApodiseRing(SphereRing[] rings, double[] thetas, int at, double width, double[] result)
    {
        SphereRing own = rings[at];
        (double sine, double cosine) = (2 * own.HalfSine * own.HalfCosine, own.Cosine);
        for (int pixel = own.First; pixel < own.First + own.Count; pixel++)
        {
            if (_weights[pixel] == 0)
                continue;
            double phi = Phi(own, pixel - own.First),
                nearest = Math.Cos(width);
            for (int other = 0; other < rings.Length; other++)
            {
                if (Math.Abs(thetas[other] - thetas[at]) >= width)
                    continue;
                SphereRing ring = rings[other];
                double across = sine * 2 * ring.HalfSine * ring.HalfCosine,
                    along = cosine * ring.Cosine;
                // cos(distance) = along + across·cos Δφ, so only these Δφ can be nearer.
                double least = (nearest - along) / across;
                if (least >= 1)
                    continue;
                double step = 2 * Math.PI / ring.Count,
                    half = least <= -1 ? Math.PI : Math.Acos(least),
                    middle = (phi / step) - (ring.IsShifted ? 0.5 : 0);
                int first = (int)Math.Ceiling(middle - (half / step)),
                    count = Math.Min(ring.Count, (int)Math.Floor(middle + (half / step)) - first + 1);
                for (int i = first; i < first + count; i++)
                {
                    int place = ((i % ring.Count) + ring.Count) % ring.Count;
                    if (_weights[ring.First + place] == 0)
                        nearest = Math.Max(nearest, along + (across * Math.Cos(Phi(ring, place) - phi)));
                }
            }

            double x = Math.Acos(Math.Clamp(nearest, -1, 1)) / width;
            result[pixel] = _weights[pixel] * (x >= 1 ? 1 : (1 - Math.Cos(Math.PI * x)) / 2);
        }
    }

    private static double Phi(SphereRing ring, int place) =>
        2 * Math.PI * (place + (ring.IsShifted ? 0.5 : 0)) / ring.Count;

    private void CheckSampling(SphereSampling other, string name)
    {
        if (!Sampling.IsSame(other))
            throw new ArgumentException($"The mask is on {Sampling}, but these are on {other}.", name);
    }
}
