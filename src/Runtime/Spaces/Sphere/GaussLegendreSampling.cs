using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The sampling of Gauss and Legendre: maxDegree + 1 rings at the zeros of a Legendre polynomial. Transforms up to that
/// degree are exact, with the smallest number of rings that allows it.
/// </summary>
/// <remarks>
/// A ring has 2·maxDegree + 2 pixels, or the next even number without a prime factor above 13.
/// </remarks>
public sealed class GaussLegendreSampling : SphereSampling
{
    /// <param name="maxDegree">The degree up to which transforms are exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or above 16383.</exception>
    public GaussLegendreSampling(int maxDegree) => ExactDegree = Degree(maxDegree);

    /// <inheritdoc/>
    public override int ExactDegree { get; }

    internal override int LargestDegreeHere => ExactDegree;

    private protected override SphereSampling MakeCoarser(int factor) =>
        new GaussLegendreSampling(ExactDegree / factor);

    /// <inheritdoc/>
    public override int Count => checked((ExactDegree + 1) * PixelsOfRing);

    private int PixelsOfRing => PixelsFor(ExactDegree);

    /// <inheritdoc/>
    public override string ToString() => $"a Gauss-Legendre sampling for degree {ExactDegree}";

    private protected override SphereRing[] MakeRings() =>
        Evenly(ExactDegree + 1, PixelsOfRing, i => Node(i, ExactDegree + 1));

    /// <summary>
    /// The i-th zero of P_n(cos θ) and its weight. In θ, and with P in powers of 1 − cos θ, since cos θ alone has lost
    /// half of the digits near the poles.
    /// </summary>
    private static (double Theta, double Weight) Node(int i, int n)
    {
        double theta = Math.PI * (i + 0.75) / (n + 0.5),
            slope = 1;
        for (int step = 0; step < 6; step++)
        {
            double sine = Math.Sin(theta / 2),
                complement = 2 * sine * sine;
            (double p, double difference) = (1, 0);
            double previous = 1;
            for (int k = 0; k < n; k++)
            {
                difference = ((k * difference) - (((2 * k) + 1) * complement * p)) / (k + 1);
                previous = p;
                p += difference;
            }

            // dP/dθ = −sin θ P' = −n (P_(n−1) − cos θ P_n) / sin θ
            slope = -n * (previous - ((1 - complement) * p)) / Math.Sin(theta);
            theta -= p / slope;
        }

        return (theta, 2 / (slope * slope));
    }
}
