using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// 2·maxDegree + 2 rings at the middles of equal steps of θ, as in the sampling of Driscoll and Healy. Transforms up to
/// that degree are exact, with the weights of Fejér's rule.
/// </summary>
/// <remarks>
/// A ring has 2·maxDegree + 2 pixels, or the next even number without a prime factor above 13.
/// </remarks>
public sealed class EquiangularSampling : SphereSampling
{
    /// <param name="maxDegree">The degree up to which transforms are exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or above 16383.</exception>
    public EquiangularSampling(int maxDegree) => ExactDegree = Degree(maxDegree);

    /// <inheritdoc/>
    public override int ExactDegree { get; }

    internal override int LargestDegreeHere => ExactDegree;

    private protected override SphereSampling MakeCoarser(int factor) => new EquiangularSampling(ExactDegree / factor);

    /// <inheritdoc/>
    public override int Count => checked(Size * PixelsFor(ExactDegree));

    private int Size => (2 * ExactDegree) + 2;

    /// <inheritdoc/>
    public override string ToString() => $"an equiangular sampling for degree {ExactDegree}";

    private protected override SphereRing[] MakeRings() =>
        Evenly(
            Size,
            PixelsFor(ExactDegree),
            i =>
            {
                double theta = Math.PI * (i + 0.5) / Size,
                    sum = 0;
                for (int k = Size / 2; k >= 1; k--)
                {
                    double turn = (double)((long)k * ((2 * i) + 1) % (2 * Size)) / (2 * Size);
                    sum += Math.Cos(2 * Math.PI * turn) / ((4.0 * k * k) - 1);
                }
                return (theta, 2.0 / Size * (1 - (2 * sum)));
            }
        );
}
