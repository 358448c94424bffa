using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Checks numbers where they enter the library, by the same rules as generated models; messages say what is allowed.
/// </summary>
internal static class Allowed
{
    /// <summary>A length in space, such as a radius.</summary>
    internal static double Length(
        double value,
        string what,
        [CallerArgumentExpression(nameof(value))] string name = ""
    ) => OptionRules.IsLength(value) ? value : throw Refusal(value, name, what, OptionRules.AllowedLength);

    /// <summary>A number between two others, both allowed.</summary>
    internal static double Between(
        double value,
        double low,
        double high,
        string what,
        [CallerArgumentExpression(nameof(value))] string name = ""
    ) =>
        value >= low && value <= high
            ? value
            : throw Refusal(
                value,
                name,
                what,
                $"a number from {FiniteNumbers.Text(low)} to {FiniteNumbers.Text(high)}"
            );

    /// <summary>N × 3 coordinates.</summary>
    internal static void Positions(ReadOnlySpan<double> positions, string name = "positions")
    {
        if (positions.Length % 3 != 0)
        {
            throw new ArgumentException(
                $"Positions are N × 3 numbers, but the length {positions.Length} is not a multiple of 3.",
                name
            );
        }
        for (int i = 0; i < positions.Length; i++)
        {
            if (!OptionRules.IsCoordinate(positions[i]))
            {
                throw new ArgumentException(
                    $"Position {i / 3} has the coordinate {"xyz"[i % 3]} = "
                        + $"{FiniteNumbers.Text(positions[i])}, which is not finite or too large: a "
                        + $"coordinate is {OptionRules.AllowedCoordinate}.",
                    name
                );
            }
        }
    }

    /// <summary>N × 3 components of directions in which points move.</summary>
    internal static void Directions(ReadOnlySpan<double> direction, string name = "direction")
    {
        for (int i = 0; i < direction.Length; i++)
        {
            if (!OptionRules.IsCoordinate(direction[i]))
            {
                throw new ArgumentException(
                    $"The direction of point {i / 3} has the component {"xyz"[i % 3]} = "
                        + $"{FiniteNumbers.Text(direction[i])}, which is not finite or too large: a component is "
                        + $"{OptionRules.AllowedCoordinate}.",
                    name
                );
            }
        }
    }

    private static ArgumentOutOfRangeException Refusal(double value, string name, string what, string allowed) =>
        new(name, value, $"{what} is {allowed}.");
}
