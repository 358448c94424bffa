using System.Numerics;
using System.Text;

namespace GeoDL.Typed.Algebra;

/// <summary>An exact sum Σ (a/b)·√n over different n, each free of squares; an accumulator.</summary>
/// <remarks>
/// The roots of different square-free integers are linearly independent over the rationals, so the sum is zero only if
/// every a is.
/// </remarks>
public sealed class SurdSum
{
    private readonly List<Part> _parts = [];

    /// <summary>Whether the sum is exactly zero.</summary>
    public bool IsZero => _parts.Count == 0;

    /// <summary>The surds that make up the sum: nonzero, of different radicals, by increasing radical.</summary>
    public IReadOnlyList<Surd> Surds =>
        [
            .. _parts
                .OrderBy(static p => p.Radical)
                .Select(static p => Surd.Create(p.Numerator, p.Denominator, p.Radical)),
        ];

    /// <summary>Adds x.</summary>
    public void Add(Surd x) => Add(x.CoefficientNumerator, x.CoefficientDenominator, x.Radical);

    /// <summary>Subtracts x.</summary>
    public void Subtract(Surd x) => Add(-x.CoefficientNumerator, x.CoefficientDenominator, x.Radical);

    /// <summary>The sum as one surd, or false if it has parts with different radicals.</summary>
    public bool TryToSurd(out Surd value)
    {
        value = IsZero ? Surd.Zero : Surd.Create(_parts[0].Numerator, _parts[0].Denominator, _parts[0].Radical);
        return _parts.Count <= 1;
    }

    /// <summary>The sum in double precision: each surd correctly rounded, then added.</summary>
    public double ToDouble() => Surds.Sum(static s => s.ToDouble());

    /// <summary>The surds joined by signs, such as <c>1/2 − √(3/10)</c>; <c>0</c> for the empty sum.</summary>
    public override string ToString()
    {
        if (IsZero)
            return "0";

        StringBuilder text = new();
        foreach (Surd surd in Surds)
            text.Append(text.Length == 0 ? surd.ToString() : (surd.Sign < 0 ? " − " : " + ") + surd.Abs());

        return text.ToString();
    }

    private void Add(BigInteger numerator, BigInteger denominator, BigInteger radical)
    {
        if (numerator.IsZero)
            return;

        for (int index = 0; index < _parts.Count; index++)
        {
            Part part = _parts[index];
            if (part.Radical != radical)
                continue;

            if (part.Denominator == denominator)
            {
                numerator += part.Numerator;
            }
            else
            {
                // Uses the least common denominator, so that numbers stay small however long the sum is.
                BigInteger common = BigInteger.GreatestCommonDivisor(part.Denominator, denominator);
                numerator = part.Numerator * (denominator / common) + numerator * (part.Denominator / common);
                denominator = part.Denominator / common * denominator;
            }

            if (numerator.IsZero)
                _parts.RemoveAt(index);
            else
                _parts[index] = new Part(numerator, denominator, radical);

            return;
        }

        _parts.Add(new Part(numerator, denominator, radical));
    }

    private readonly struct Part(BigInteger numerator, BigInteger denominator, BigInteger radical)
    {
        public BigInteger Numerator { get; } = numerator;

        public BigInteger Denominator { get; } = denominator;

        public BigInteger Radical { get; } = radical;
    }
}
