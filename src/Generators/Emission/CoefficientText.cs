using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>A path's coefficient in readable form.</summary>
internal static class CoefficientText
{
    /// <summary>Exact where it is a root of a fraction, otherwise with all its digits.</summary>
    public static string Of(double value, Rational? squared) =>
        squared is { } s ? Surd.SquareRoot(s.Numerator, s.Denominator).ToString() : Literal.Of(value).ToString();
}
