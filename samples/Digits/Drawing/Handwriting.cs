namespace GeoDL.Typed.Samples.Digits.Drawing;

/// <summary>One digit as one hand writes it: strokes in pixels about the centre of the image, no two alike.</summary>
internal sealed class Handwriting
{
    /// <summary>Pixels along a side: one more than a multiple of four, so that strides fit twice.</summary>
    internal const int Size = 29;

    private const double HalfHeight = 8,
        Waviness = 0.05,
        Slant = 0.15,
        Tilt = 0.1,
        Offset = 0.8,
        Softness = 1.6;

    private readonly (double X, double Y)[][] _strokes;
    private readonly double _halfWidth;

    private Handwriting((double X, double Y)[][] strokes, double halfWidth) =>
        (_strokes, _halfWidth) = (strokes, halfWidth);

    /// <summary>Writes a digit.</summary>
    /// <param name="digit">Which one, 0 to 9.</param>
    /// <param name="random">Size, slant, tilt, position, thickness, and how far strokes wave.</param>
    internal static Handwriting Write(int digit, RandomStream random)
    {
        double height = HalfHeight * random.Uniform(0.85, 1.1),
            width = HalfHeight * random.Uniform(0.8, 1.15),
            slant = Slant * random.Normal();
        (double sin, double cos) = Math.SinCos(Tilt * random.Normal());
        (double right, double up) = (Offset * random.Normal(), Offset * random.Normal());
        // Two slow waves move neighbouring points alike, so that strokes stay smooth.
        double[] wave = [.. Enumerable.Range(0, 8).Select(_ => random.Normal())];
        return new Handwriting(
            [.. Glyphs.Strokes[digit].Select(stroke => stroke.Select(Place).ToArray())],
            random.Uniform(0.9, 1.7)
        );

        (double X, double Y) Place((double X, double Y) p)
        {
            double x = p.X + (Waviness * Wave(p, 0)),
                y = p.Y + (Waviness * Wave(p, 4));
            x = width * (x + (slant * y));
            y *= height;
            return ((cos * x) - (sin * y) + right, (sin * x) + (cos * y) + up);
        }

        double Wave((double X, double Y) p, int first) =>
            (wave[first] * Math.Sin(2 * p.X))
            + (wave[first + 1] * Math.Cos(2 * p.X))
            + (wave[first + 2] * Math.Sin(2 * p.Y))
            + (wave[first + 3] * Math.Cos(2 * p.Y));
    }

    /// <summary>[size × size] the image of the strokes turned about its centre: nothing is resampled.</summary>
    /// <param name="angle">In radians, counter-clockwise.</param>
    internal float[] Paint(double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        (double X, double Y)[][] turned =
        [
            .. _strokes.Select(stroke =>
                stroke.Select(p => ((cos * p.X) - (sin * p.Y), (sin * p.X) + (cos * p.Y))).ToArray()
            ),
        ];
        var image = new float[Size * Size];
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            double x = (pixel % Size) - (Size / 2),
                y = (Size / 2) - (pixel / Size);
            image[pixel] = (float)Ink(Math.Sqrt(turned.Min(stroke => SquaredDistance(stroke, x, y))));
        }

        return image;
    }

    /// <summary>Full inside, none outside, and soft between, so that the image has no detail below a pixel.</summary>
    private double Ink(double distance)
    {
        double t = Math.Clamp((_halfWidth + Softness - distance) / (2 * Softness), 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static double SquaredDistance((double X, double Y)[] stroke, double x, double y)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 1; i < stroke.Length; i++)
        {
            (double ax, double ay) = stroke[i - 1];
            (double dx, double dy) = (stroke[i].X - ax, stroke[i].Y - ay);
            double along = (((x - ax) * dx) + ((y - ay) * dy)) / ((dx * dx) + (dy * dy) + 1e-12);
            along = Math.Clamp(along, 0, 1);
            (double ex, double ey) = (x - ax - (along * dx), y - ay - (along * dy));
            nearest = Math.Min(nearest, (ex * ex) + (ey * ey));
        }

        return nearest;
    }
}
