using SkiaSharp;

namespace GeoDL.Typed.Samples.Plots;

/// <summary>A map of the sky on a sheet: colours, and polarisation as lines without heads.</summary>
/// <param name="sheet">What is drawn on.</param>
/// <param name="projection">How the sphere lies on it.</param>
/// <param name="left">The left side, in pixels.</param>
/// <param name="top">The upper side, in pixels.</param>
/// <param name="height">Its height, in pixels.</param>
public sealed class SkyView(PictureSheet sheet, SkyProjection projection, int left, int top, int height)
{
    private const float Outline = 1.5f;

    private static readonly SKColor High = SKColor.Parse("#d1495b"),
        Low = SKColor.Parse("#1f6fb4"),
        Unseen = SKColor.Parse("#b9bdc4"),
        Ink = SKColor.Parse("#222222");

    /// <summary>Width, in pixels.</summary>
    public int Width => (int)Math.Round(height * projection.Aspect);

    /// <summary>Draws numbers as colours: blue below zero, red above.</summary>
    /// <param name="map">A number for each pixel of the sampling, in its order.</param>
    /// <param name="sampling">Where they lie.</param>
    /// <param name="largest">The number of the strongest colour.</param>
    /// <param name="isSeen">Whether a direction was observed; grey where not. All without it.</param>
    public void Colours(
        double[] map,
        HealPix sampling,
        double largest,
        Func<(double X, double Y, double Z), bool>? isSeen = null
    )
    {
        using var picture = new SKBitmap(Width, height);
        var colours = new SKColor[Width * height];
        Parallel.For(
            0,
            height,
            row =>
            {
                for (int column = 0; column < Width; column++)
                {
                    double x = projection.Aspect * ((2 * (column + 0.5) / Width) - 1),
                        y = 1 - (2 * (row + 0.5) / height);
                    if (projection.Direction(x, y) is not { } at)
                        continue;
                    colours[(row * Width) + column] =
                        isSeen?.Invoke(at) == false
                            ? Unseen
                            : Colour(map[sampling.PixelAt(at.X, at.Y, at.Z)] / largest);
                }
            }
        );
        picture.Pixels = colours;
        sheet.Canvas.DrawBitmap(picture, left, top);
        using var paint = new SKPaint
        {
            Color = Ink,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = Outline,
        };
        sheet.Canvas.DrawOval(left + (Width / 2f), top + (height / 2f), Width / 2f, height / 2f, paint);
    }

    /// <summary>
    /// Draws polarisation: a line along the direction of each pixel, without a head since P and −P are one, as long as
    /// P is strong.
    /// </summary>
    /// <param name="q">Q of each pixel: positive along north and south.</param>
    /// <param name="u">U of each pixel, of HEALPix's convention: positive from south to east.</param>
    /// <param name="sampling">Where they lie: few pixels.</param>
    /// <param name="strongest">|P| of a line as long as a pixel.</param>
    /// <param name="isSeen">Whether a direction was observed. All without it.</param>
    public void Lines(
        double[] q,
        double[] u,
        HealPix sampling,
        double strongest,
        Func<(double X, double Y, double Z), bool>? isSeen = null
    )
    {
        using var paint = new SKPaint
        {
            Color = Ink,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = 1.1f,
        };
        double longest = 0.45 * Math.Sqrt(4 * Math.PI / sampling.Count);
        for (int pixel = 0; pixel < sampling.Count; pixel++)
        {
            (double X, double Y, double Z) at = sampling.Direction(pixel);
            if (isSeen?.Invoke(at) == false)
                continue;
            (double theta, double phi) = sampling.Angles(pixel);
            double angle = Math.Atan2(u[pixel], q[pixel]) / 2,
                length = longest * Math.Min(1, Math.Sqrt((q[pixel] * q[pixel]) + (u[pixel] * u[pixel])) / strongest),
                south = length * Math.Cos(angle),
                east = length * Math.Sin(angle);
            (double X, double Y, double Z) along = (
                (south * Math.Cos(theta) * Math.Sin(phi)) + (east * Math.Cos(phi)),
                -south * Math.Sin(theta),
                (south * Math.Cos(theta) * Math.Cos(phi)) - (east * Math.Sin(phi))
            );
            // A line that leaves on one side of the sheet comes back on the other: it is left out.
            if (
                projection.Place(Moved(at, along, -1)) is { } from
                && projection.Place(Moved(at, along, 1)) is { } to
                && Math.Abs(from.X - to.X) < 1
            )
            {
                sheet.Canvas.DrawLine(OnSheet(from), OnSheet(to), paint);
            }
        }
    }

    private static (double X, double Y, double Z) Moved(
        (double X, double Y, double Z) at,
        (double X, double Y, double Z) along,
        int sign
    )
    {
        (double x, double y, double z) = (at.X + (sign * along.X), at.Y + (sign * along.Y), at.Z + (sign * along.Z));
        double norm = Math.Sqrt((x * x) + (y * y) + (z * z));
        return (x / norm, y / norm, z / norm);
    }

    private SKPoint OnSheet((double X, double Y) place) =>
        new(left + (float)(Width * (1 + (place.X / projection.Aspect)) / 2), top + (float)(height * (1 - place.Y) / 2));

    private static SKColor Colour(double value)
    {
        double part = Math.Min(1, Math.Abs(value));
        SKColor end = value > 0 ? High : Low;
        return new SKColor(Mix(end.Red), Mix(end.Green), Mix(end.Blue));

        byte Mix(byte channel) => (byte)(255 + (part * (channel - 255)));
    }
}
