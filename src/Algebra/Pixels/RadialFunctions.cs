namespace GeoDL.Typed.Algebra;

/// <summary>The radial functions of a profile, for one order; r in steps of the window.</summary>
internal static class RadialFunctions
{
    private const double RingWidth = 0.6;

    /// <summary>Of the outermost ring to the others.</summary>
    private const double OuterShare = 2.0 / 3;

    /// <summary>So narrow that the centre is one sample.</summary>
    private const double CentreWidth = 0.005;

    public static IReadOnlyList<Func<double, double>> Of(WindowOptions options, int order) =>
        options.Profile == KernelProfile.Rings ? Rings(options, order) : GaussianDerivatives(options, order);

    private static IReadOnlyList<Func<double, double>> GaussianDerivatives(WindowOptions options, int order)
    {
        // With (k+1)/2 functions a quarter of the window leaves the lowest residuals for sizes from 3 to 9 together:
        // narrower ones miss the window's outer samples, wider ones end at its edge.
        double width = options.Width == 0 ? Math.Max(1, options.Size - 1) / 4.0 : options.Width;
        return
        [
            .. Enumerable
                .Range(0, Count(options))
                .Select(a => (Func<double, double>)(r => Power(r / width, order + (2 * a)) * Gaussian(r / width))),
        ];
    }

    private static IReadOnlyList<Func<double, double>> Rings(WindowOptions options, int order)
    {
        double edge = (options.Size - 1) / 2;
        int count = Count(options);
        double inner = options.Width == 0 ? RingWidth : options.Width;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => (Radius: count == 1 ? 0 : edge * i / (count - 1), IsLast: i == count - 1))
                .Where(ring => ring.Radius > 0 || order == 0)
                .Select(ring =>
                {
                    double width =
                        ring.Radius == 0 ? CentreWidth
                        : ring.IsLast ? inner * OuterShare
                        : inner;
                    return (Func<double, double>)(r => Gaussian((r - ring.Radius) / width));
                }),
        ];
    }

    private static int Count(WindowOptions options) => options.Radii == 0 ? (options.Size + 1) / 2 : options.Radii;

    private static double Gaussian(double x) => PortableMath.Exp(-x * x / 2);

    private static double Power(double x, int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
            power *= x;
        return power;
    }
}
