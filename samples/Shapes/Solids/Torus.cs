namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A ring about z.</summary>
/// <param name="radius">Of the circle in the middle of the ring.</param>
/// <param name="thickness">Of the ring, from that circle.</param>
internal sealed class Torus(double radius, double thickness) : Solid(SolidKind.Torus, 0)
{
    private protected override double Outside(double x, double y, double z) =>
        double.Hypot(double.Hypot(x, y) - radius, z) - thickness;
}
