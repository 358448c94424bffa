using System.Globalization;
using GeoDL.Typed.Samples.Digits.Training;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>The picture of a talk: eight orientations side by side, one network above the other.</summary>
internal sealed class ContactSheet : IDisposable
{
    private const int Columns = 8,
        Panel = 145,
        Gap = 8,
        Left = 205,
        Top = 92,
        GroupGap = 34,
        LineHeight = 26,
        Bottom = 128;

    private const float TitleSize = 24,
        HeadSize = 17,
        TextSize = 14;

    private readonly TurningPicture _picture;
    private readonly PictureSheet _sheet;

    private ContactSheet(TurningPicture picture)
    {
        _picture = picture;
        _sheet = new PictureSheet(
            Left + (Columns * (Panel + Gap)) + Gap,
            Top + (7 * (Panel + Gap)) + (2 * GroupGap) + Bottom
        );
    }

    /// <summary>Draws and writes a PNG file.</summary>
    internal static void Write(string path, TurningPicture picture)
    {
        using var sheet = new ContactSheet(picture);
        sheet.Draw();
        sheet._sheet.Write(path);
    }

    /// <inheritdoc/>
    public void Dispose() => _sheet.Dispose();

    private void Draw()
    {
        _sheet.Text("A digit turns. What a network finds in it should turn along.", Gap * 2, 36, TitleSize, bold: true);
        int y = Top;
        Row(y, "input", "turned by", static (panel, picture, frame) => panel.Image(picture.Images, frame));
        for (int column = 0; column < Columns; column++)
        {
            string angle = string.Create(CultureInfo.InvariantCulture, $"{360 * column / Columns}°");
            _sheet.Text(angle, X(column) + (Panel / 2), Top - 12, TextSize, PictureColours.Ink, SKTextAlign.Center);
        }

        y = Network(y + Panel + Gap + GroupGap, _picture.Plain);
        y = Network(y + GroupGap, _picture.Turning);
        Legend(y + 14);
    }

    /// <summary>Three rows of a network; returns where they end.</summary>
    private int Network(int y, NetworkView view)
    {
        _sheet.Text(view.Name, Gap * 2, y - 10, HeadSize, bold: true);
        string rule = view == _picture.Plain ? "two channels, read as x, y" : "one vector at each pixel";
        Row(y, "scalar feature", "one number at each pixel", (panel, _, i) => panel.Scalars(view, view.Seen[i]));
        y += Panel + Gap;
        Row(y, "vector feature", rule, (panel, _, i) => panel.Arrows(view, view.Seen[i]));
        y += Panel + Gap;
        Row(
            y,
            "stabilised",
            "both, turned back",
            (panel, _, i) =>
            {
                panel.Scalars(view, view.Still[i]);
                panel.Arrows(view, view.Still[i]);
            }
        );
        for (int column = 1; column < Columns; column++)
        {
            double change = view.Changes[column * TurningPicture.Frames / Columns];
            _sheet.Text(Percent(change), X(column) + (Panel / 2), y + Panel + 17, TextSize, null, SKTextAlign.Center);
        }

        return y + Panel + LineHeight;
    }

    private void Legend(int y)
    {
        float x = Left;
        for (int i = 0; i < 120; i++)
        {
            using var paint = new SKPaint { Color = PictureColours.Signed((i - 59.5) / 59.5) };
            _sheet.Canvas.DrawRect(x + i, y, 1, 14, paint);
        }

        _sheet.Text("scalar: negative, zero, positive", x + 130, y + 12, TextSize);
        _sheet.Text(
            "Under each column: by how much all fields of the layer, turned back, differ from those of the upright "
                + "digit (rms of the difference / rms, in the inner circle).",
            x,
            y + 38,
            TextSize
        );
        _sheet.Text(
            "Both networks have learned upright digits only. Strokes are turned, not pixels; turning back between "
                + "quarter turns interpolates.",
            x,
            y + 60,
            TextSize
        );
    }

    private void Row(int y, string name, string what, Action<FieldPanel, TurningPicture, int> draw)
    {
        _sheet.Text(name, Gap * 2, y + (Panel / 2), TextSize + 1, bold: true);
        _sheet.Text(what, Gap * 2, y + (Panel / 2) + 18, TextSize - 2, PictureColours.Muted);
        for (int column = 0; column < Columns; column++)
        {
            draw(
                new FieldPanel(_sheet.Canvas, SKRect.Create(X(column), y, Panel, Panel)),
                _picture,
                column * TurningPicture.Frames / Columns
            );
        }
    }

    private static int X(int column) => Left + (column * (Panel + Gap));

    private static string Percent(double change) =>
        change < 1e-4
            ? change.ToString("0e+0", CultureInfo.InvariantCulture)
            : change.ToString("P1", CultureInfo.InvariantCulture);
}
