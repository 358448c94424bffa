namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A wire on a helix about z.</summary>
/// <param name="hand">+1: (cos t, sin t, pt) with p > 0, a right-handed one; −1: p &lt; 0.</param>
/// <param name="radius">Of the helix.</param>
/// <param name="half">Half of its height.</param>
/// <param name="turns">How often it goes around.</param>
/// <param name="thickness">Of the wire, from its middle.</param>
internal sealed class Screw(int hand, double radius, double half, double turns, double thickness)
    : Solid(SolidKind.Screw, hand)
{
    private protected override double Outside(double x, double y, double z)
    {
        // The nearest of the wire's points with this angle about z; along z the wire is this much thicker than across.
        double rise = 2 * half / turns,
            slope = rise / double.Hypot(rise, 2 * Math.PI * radius),
            across = Math.Sqrt(1 - (slope * slope)),
            start = Handedness * rise * Math.Atan2(y, x) / (2 * Math.PI),
            turn = Math.Round((z - start) / rise),
            along = (z - start - (turn * rise)) * across;
        double wire = double.Hypot(double.Hypot(x, y) - radius, along) - thickness;
        return Math.Max(wire, Math.Abs(z) - half - thickness);
    }
}
