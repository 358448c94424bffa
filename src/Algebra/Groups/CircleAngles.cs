namespace GeoDL.Typed.Algebra;

/// <summary>Cosines and sines of parts of a whole turn.</summary>
internal static class CircleAngles
{
    /// <summary>Cosine and sine of 2π·step/steps, exact at quarter turns and of equal size at mirrored steps.</summary>
    public static (double Cos, double Sin) Of(int step, int steps)
    {
        long rest = (((long)step % steps) + steps) % steps;
        // A quarter turn is steps/4: which quarter, and how far from its begin in quarters of a step.
        long quarter = 4 * rest / steps;
        long part = (4 * rest) - (quarter * steps);
        (double cos, double sin) =
            part == 0 ? (1, 0)
            : 2 * part <= steps ? (Math.Cos(Angle(part, steps)), Math.Sin(Angle(part, steps)))
            : (Math.Sin(Angle(steps - part, steps)), Math.Cos(Angle(steps - part, steps)));
        return quarter switch
        {
            0 => (cos, sin),
            1 => (-sin, cos),
            2 => (-cos, -sin),
            _ => (sin, -cos),
        };
    }

    private static double Angle(long quarters, int steps) => Math.PI * quarters / (2.0 * steps);
}
