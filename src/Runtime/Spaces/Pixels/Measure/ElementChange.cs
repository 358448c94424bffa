using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>How much the result of a network for moved images or volumes differs from the moved result.</summary>
public sealed class ElementChange
{
    internal ElementChange(double angle, bool mirrors, double change) =>
        (Angle, Mirrors, Change) = (angle, mirrors, change);

    internal ElementChange(OrthogonalMatrix element, double change)
        : this(element.Rotation.Angle, element.Inverts, change) => Axis = element.Rotation.Axis;

    /// <summary>The angle of the turn in radians, counter-clockwise; of volumes about <see cref="Axis"/>.</summary>
    public double Angle { get; }

    /// <summary>The unit vector about which volumes were turned; null for images.</summary>
    public (double X, double Y, double Z)? Axis { get; }

    /// <summary>Whether y became −y before the turn; of volumes whether all coordinates changed their signs.</summary>
    public bool Mirrors { get; }

    /// <summary>The root mean square of the difference, divided by that of the result.</summary>
    public double Change { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Flip}{FiniteNumbers.Text(Math.Round(Angle * 180 / Math.PI, 2))} degrees"
        + (
            Axis is (double x, double y, double z)
                ? string.Create(CultureInfo.InvariantCulture, $" about ({x:0.00}, {y:0.00}, {z:0.00})")
                : string.Empty
        )
        + $": {Change.ToString("0.0e+0", CultureInfo.InvariantCulture)}";

    private string Flip =>
        !Mirrors ? string.Empty
        : Axis is null ? "mirrored, "
        : "inverted, ";
}
