using System.Globalization;
using System.Numerics;
using System.Text;

namespace GeoDL.Typed.Algebra;

/// <content>A polynomial as text.</content>
public sealed partial class HarmonicPolynomial
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>
    /// One root times a polynomial over the integers without common factor, such as <c>√(5/4)·(−x² + 2y² − z²)</c> or
    /// <c>√15·xz</c>.
    /// </summary>
    public override string ToString()
    {
        if (Monomials.Count == 0)
            return "0";

        Surd common = CommonFactor();
        if (Monomials.Count == 1)
        {
            string variables = Variables(Monomials[0]);
            string factor = Monomials[0].Coefficient.ToString();
            return variables.Length == 0 ? factor
                : factor == "1" ? variables
                : factor == "−1" ? "−" + variables
                : $"{factor}·{variables}";
        }

        StringBuilder text = new();
        foreach (Monomial term in Monomials)
        {
            Surd ratio = term.Coefficient / common;
            text.Append(text.Length == 0 ? (ratio.Sign < 0 ? "−" : "") : (ratio.Sign < 0 ? " − " : " + "));
            text.Append(ratio.Abs() == Surd.One ? "" : ratio.Abs().ToString()).Append(Variables(term));
        }

        return common == Surd.One ? text.ToString() : $"{common}·({text})";
    }

    // The positive surd whose removal leaves integers without common factor: gcd of the numerators over lcm of the
    // denominators.
    private Surd CommonFactor()
    {
        BigInteger numerator = BigInteger.Zero;
        BigInteger denominator = BigInteger.One;
        foreach (Monomial term in Monomials)
        {
            BigInteger b = term.Coefficient.CoefficientDenominator;
            numerator = BigInteger.GreatestCommonDivisor(numerator, term.Coefficient.CoefficientNumerator);
            denominator = denominator / BigInteger.GreatestCommonDivisor(denominator, b) * b;
        }

        return Surd.Create(numerator, denominator, Monomials[0].Coefficient.Radical);
    }

    private static string Variables(Monomial term) => Factor("x", term.X) + Factor("y", term.Y) + Factor("z", term.Z);

    private static string Factor(string variable, int exponent)
    {
        if (exponent < 2)
            return exponent == 0 ? "" : variable;

        string digits = exponent.ToString(CultureInfo.InvariantCulture);
        return variable + string.Concat(digits.Select(static d => Superscripts[d - '0']));
    }
}
