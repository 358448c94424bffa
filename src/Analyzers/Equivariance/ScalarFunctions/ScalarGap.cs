using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Where a proof of parity ends.</summary>
/// <param name="Place">What cannot be followed.</param>
/// <param name="Reason">The reason, as the end of "not proved to be odd: …".</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record ScalarGap(SyntaxNode Place, string Reason, string Instead)
{
    private const string Away = "Keep it away from zero, as in x / (x * x + 0.01)";

    /// <summary>
    /// A division by something that can be zero: the sign of the zero, which a reflection does not keep, would decide.
    /// </summary>
    public static ScalarGap Denominator(SyntaxNode place) =>
        new(place, $": the denominator {FlowNames.Expression(place)} can be zero, and 1/0 is not 1/−0", Away);

    /// <summary>A negative power of something that can be zero.</summary>
    public static ScalarGap Power(SyntaxNode place) =>
        new(place, $": {FlowNames.Expression(place)} can be a negative power of zero, and 1/0 is not 1/−0", Away);

    /// <summary>A function whose parity is not known.</summary>
    public static ScalarGap Function(SyntaxNode place) =>
        new(
            place,
            $": {FlowNames.Expression(place)} depends on x in a way that the proof does not follow",
            "Use functions of Real"
        );
}
