namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A solid of revolution about z, by how wide it is along it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="half">Half of its height.</param>
/// <param name="radius">Its radius, from −1 at the lower end to 1 at the upper one, for a width.</param>
/// <param name="width">The width.</param>
internal sealed class Revolution(SolidKind kind, double half, Func<double, double, double> radius, double width)
    : Solid(kind, 0)
{
    private protected override double Outside(double x, double y, double z) =>
        Math.Max(double.Hypot(x, y) - radius(Math.Clamp(z / half, -1, 1), width), Math.Abs(z) - half);
}
