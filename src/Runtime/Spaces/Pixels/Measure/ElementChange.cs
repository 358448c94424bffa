using System.Globalization;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>How much the result of a network for moved images differs from the moved result.</summary>
public sealed class ElementChange
{
    internal ElementChange(double angle, bool mirrors, double change) =>
        (Angle, Mirrors, Change) = (angle, mirrors, change);

    /// <summary>The angle of the turn in radians, counter-clockwise.</summary>
    public double Angle { get; }

    /// <summary>Whether y became −y before the turn.</summary>
    public bool Mirrors { get; }

    /// <summary>The root mean square of the difference, divided by that of the result.</summary>
    public double Change { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Mirrors ? "mirrored, " : string.Empty)}{FiniteNumbers.Text(Math.Round(Angle * 180 / Math.PI, 2))} degrees: "
        + Change.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
