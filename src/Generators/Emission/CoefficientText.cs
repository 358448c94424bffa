using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>A path's coefficient in readable form.</summary>
internal static class CoefficientText
{
    /// <summary>Exact where it is a root of a fraction, else all its digits.</summary>
    public static string Exact(TensorProductPath path) => Exact(path.Coefficient, path.CoefficientSquared);

    /// <summary>Exact where it can be, with some digits beside it where that is not a plain number.</summary>
    public static string Of(double value, Rational? squared)
    {
        string digits = "≈ " + value.ToString("0.000000", CultureInfo.InvariantCulture);
        if (squared is null)
            return digits;
        string exact = Exact(value, squared);
        return exact.Contains('√') ? $"{exact} {digits}" : exact;
    }

    private static string Exact(double value, Rational? squared) =>
        squared is { } s ? Surd.SquareRoot(s.Numerator, s.Denominator).ToString() : Literal.Of(value).ToString();
}
