using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Training;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>A small square of a picture that shows an image, a scalar field, or arrows.</summary>
/// <param name="canvas">What it is drawn on.</param>
/// <param name="place">Where.</param>
internal readonly struct FieldPanel(SKCanvas canvas, SKRect place)
{
    /// <summary>Pixels from one arrow to the next.</summary>
    internal const int ArrowStep = 2;

    // Of the distance between arrows: a long vector.
    private const double LongestArrow = 1.6;

    // Of the longest: shorter ones would be dots.
    private const double ShortestArrow = 0.08;

    /// <summary>An image of ink.</summary>
    internal void Image(DigitImages images, int number)
    {
        int area = images.Size * images.Size;
        Squares(images.Size, images.Pixels.AsSpan(number * area, area).ToArray(), PictureColours.Grey);
    }

    /// <summary>The scalar of a field.</summary>
    internal void Scalars(NetworkView view, Field field) =>
        Squares(
            field.Size,
            [.. field.Values.Where((_, i) => i % field.Width == 0).Select(v => (float)(v / view.ScalarScale))],
            PictureColours.Signed
        );

    /// <summary>The vector of a field, as arrows around pixels.</summary>
    internal void Arrows(NetworkView view, Field field)
    {
        float pixel = place.Width / field.Size;
        double longest = LongestArrow * ArrowStep * pixel;
        using var pen = new SKPaint
        {
            Color = PictureColours.Ink,
            IsAntialias = true,
            StrokeWidth = Math.Max(1, place.Width / 130),
        };
        for (int row = 0; row < field.Size; row += ArrowStep)
        {
            for (int column = 0; column < field.Size; column += ArrowStep)
            {
                int at = ((row * field.Size) + column) * field.Width;
                (double dx, double dy) = (field.Values[at + 1] / view.VectorScale, field.Values[at + 2]);
                dy /= -view.VectorScale;
                double length = double.Hypot(dx, dy);
                if (length < ShortestArrow)
                    continue;
                double scale = longest * Math.Min(1, 1 / length);
                Arrow(
                    pen,
                    place.Left + ((column + 0.5f) * pixel),
                    place.Top + ((row + 0.5f) * pixel),
                    (float)(scale * dx),
                    (float)(scale * dy)
                );
            }
        }

        Border();
    }

    /// <summary>An arrow whose middle is a point; y is down.</summary>
    private void Arrow(SKPaint pen, float x, float y, float dx, float dy)
    {
        const float Head = 0.4f;
        (float tipX, float tipY) = (x + (dx / 2), y + (dy / 2));
        canvas.DrawLine(x - (dx / 2), y - (dy / 2), tipX, tipY, pen);
        canvas.DrawLine(tipX, tipY, tipX - (Head * (dx - (0.7f * dy))), tipY - (Head * (dy + (0.7f * dx))), pen);
        canvas.DrawLine(tipX, tipY, tipX - (Head * (dx + (0.7f * dy))), tipY - (Head * (dy - (0.7f * dx))), pen);
    }

    private void Squares(int size, float[] values, Func<double, SKColor> colour)
    {
        float pixel = place.Width / size;
        using var paint = new SKPaint();
        for (int i = 0; i < values.Length; i++)
        {
            paint.Color = colour(values[i]);
            // A little larger, so that no seams are left.
            canvas.DrawRect(
                place.Left + (i % size * pixel),
                place.Top + (i / size * pixel),
                pixel + 0.5f,
                pixel + 0.5f,
                paint
            );
        }

        Border();
    }

    private void Border()
    {
        using var pen = new SKPaint
        {
            Color = PictureColours.Frame,
            IsStroke = true,
            StrokeWidth = 1,
        };
        canvas.DrawRect(place, pen);
    }
}
