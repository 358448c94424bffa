namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A box.</summary>
/// <param name="a">Half of its length along x.</param>
/// <param name="b">Half of its length along y.</param>
/// <param name="c">Half of its length along z.</param>
internal sealed class Box(double a, double b, double c) : Solid(SolidKind.Box, 0)
{
    private protected override double Outside(double x, double y, double z) =>
        Math.Max(Math.Max(Math.Abs(x) - a, Math.Abs(y) - b), Math.Abs(z) - c);
}
