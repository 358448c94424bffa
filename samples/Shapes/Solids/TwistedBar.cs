namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A flat bar along z that turns about it.</summary>
/// <param name="hand">+1: it turns from x to y on the way up, which makes right-handed edges; −1: the other
/// way.</param>
/// <param name="width">Half of its width.</param>
/// <param name="thickness">Half of its thickness.</param>
/// <param name="half">Half of its height.</param>
/// <param name="twist">By how much it turns from the middle to an end, in radians.</param>
internal sealed class TwistedBar(int hand, double width, double thickness, double half, double twist)
    : Solid(SolidKind.TwistedBar, hand)
{
    private protected override double Outside(double x, double y, double z)
    {
        (double sin, double cos) = Math.SinCos(Handedness * twist * z / half);
        double along = (cos * x) + (sin * y),
            across = (cos * y) - (sin * x);
        return Math.Max(Math.Max(Math.Abs(along) - width, Math.Abs(across) - thickness), Math.Abs(z) - half);
    }
}
