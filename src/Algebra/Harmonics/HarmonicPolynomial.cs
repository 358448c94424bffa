using System.Collections.Concurrent;
using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>A solid harmonic, or a derivative of one, as a polynomial in x, y, z with exact coefficients.</summary>
public sealed partial class HarmonicPolynomial
{
    private static readonly ConcurrentDictionary<int, IReadOnlyList<HarmonicPolynomial>> ByDegree = new();

    private HarmonicPolynomial(IReadOnlyList<Monomial> monomials) => Monomials = monomials;

    /// <summary>
    /// The nonzero terms, by descending exponent of x, then of y. Their coefficients share one radical.
    /// </summary>
    public IReadOnlyList<Monomial> Monomials { get; }

    /// <summary>
    /// The harmonics Y_lm of degree <paramref name="l"/>, m = −l … l, component normalisation: Σ_m Y_lm² =
    /// (2l+1)·|x|^(2l).
    /// </summary>
    public static IReadOnlyList<HarmonicPolynomial> OfDegree(int l)
    {
        if (l < 0)
            throw new ArgumentOutOfRangeException(nameof(l), $"A degree must not be negative: {l}.");

        return ByDegree.GetOrAdd(
            l,
            static degree =>
                degree == 0 ? [new HarmonicPolynomial([new Monomial(0, 0, 0, Surd.One)])] : Raise(degree - 1)
        );
    }

    /// <summary>∂/∂x, ∂/∂y or ∂/∂z of this polynomial.</summary>
    public HarmonicPolynomial Derivative(RotationAxis coordinate)
    {
        Builder builder = new();
        foreach (Monomial term in Monomials)
        {
            (int x, int y, int z, Surd coefficient) = term;
            switch (coordinate)
            {
                case RotationAxis.X:
                    builder.Add(x - 1, y, z, coefficient * x);
                    break;
                case RotationAxis.Y:
                    builder.Add(x, y - 1, z, coefficient * y);
                    break;
                case RotationAxis.Z:
                    builder.Add(x, y, z - 1, coefficient * z);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(
                        nameof(coordinate),
                        $"There is no coordinate {(int)coordinate}."
                    );
            }
        }

        return builder.Build();
    }

    /// <summary>The value at a point, term by term.</summary>
    public double Evaluate(double x, double y, double z)
    {
        double sum = 0.0;
        foreach (Monomial term in Monomials)
            sum += term.Coefficient.ToDouble() * Power(x, term.X) * Power(y, term.Y) * Power(z, term.Z);

        return sum;
    }

    private static double Power(double value, int exponent)
    {
        double power = 1.0;
        for (int n = 0; n < exponent; n++)
            power *= value;

        return power;
    }

    private static HarmonicPolynomial[] Raise(int l)
    {
        IReadOnlyList<HarmonicPolynomial> lower = OfDegree(l);
        Builder[] builders = [.. Enumerable.Range(0, 2 * l + 3).Select(static _ => new Builder())];
        foreach (CouplingTerm term in HarmonicsRecursion.Raise(l))
        {
            foreach ((int x, int y, int z, Surd coefficient) in lower[term.I].Monomials)
            {
                builders[term.K]
                    .Add(
                        x + (term.J == 0 ? 1 : 0),
                        y + (term.J == 1 ? 1 : 0),
                        z + (term.J == 2 ? 1 : 0),
                        coefficient * term.Value
                    );
            }
        }

        return [.. builders.Select(static b => b.Build())];
    }

    /// <summary>Collects monomials of equal exponents.</summary>
    private sealed class Builder
    {
        private readonly Dictionary<(int X, int Y, int Z), SurdSum> _sums = [];

        public void Add(int x, int y, int z, Surd coefficient)
        {
            if (coefficient.IsZero)
                return;

            if (!_sums.TryGetValue((x, y, z), out SurdSum? sum))
                _sums[(x, y, z)] = sum = new SurdSum();

            sum.Add(coefficient);
        }

        public HarmonicPolynomial Build()
        {
            List<Monomial> monomials = [];
            foreach (((int x, int y, int z), SurdSum sum) in Ordered())
            {
                // Y_lm is N_lm, a root, times a polynomial over the rationals: the parts of one coefficient never
                // differ in radical.
                if (!sum.TryToSurd(out Surd coefficient))
                    throw new InvalidOperationException($"{sum} is not a coefficient of a solid harmonic.");

                if (!coefficient.IsZero)
                    monomials.Add(new Monomial(x, y, z, coefficient));
            }

            return new HarmonicPolynomial(monomials);
        }

        private IEnumerable<((int X, int Y, int Z) Exponents, SurdSum Sum)> Ordered() =>
            _sums.OrderByDescending(static e => e.Key).Select(static e => (e.Key, e.Value));
    }
}
