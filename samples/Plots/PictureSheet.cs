using SkiaSharp;

namespace GeoDL.Typed.Samples.Plots;

/// <summary>A white sheet that a picture is drawn on, written as PNG.</summary>
public sealed class PictureSheet : IDisposable
{
    // The first that the machine has; else its own choice.
    private static readonly string[] Families = ["Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans"];

    private static readonly SKColor Ink = SKColor.Parse("#222222");

    private readonly SKBitmap _bitmap;

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public PictureSheet(int width, int height)
    {
        _bitmap = new SKBitmap(width, height);
        Canvas = new SKCanvas(_bitmap);
        Canvas.Clear(SKColors.White);
    }

    /// <summary>What is drawn on.</summary>
    public SKCanvas Canvas { get; }

    /// <summary>Writes a line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Where it begins, or its middle or end.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="colour">Its colour; almost black without one.</param>
    /// <param name="align">What of it is at x.</param>
    /// <param name="bold">Whether it is bold.</param>
    public void Text(
        string text,
        float x,
        float y,
        float size,
        SKColor? colour = null,
        SKTextAlign align = SKTextAlign.Left,
        bool bold = false
    )
    {
        using SKTypeface face = SKTypeface.FromFamilyName(
            Families.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains),
            bold ? SKFontStyle.Bold : SKFontStyle.Normal
        );
        using var font = new SKFont(face, size) { Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = colour ?? Ink, IsAntialias = true };
        Canvas.DrawText(text, x, y, align, font, paint);
    }

    /// <summary>Writes the PNG file.</summary>
    public void Write(string path)
    {
        using SKData png = _bitmap.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(path, png.SaveTo);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Canvas.Dispose();
        _bitmap.Dispose();
    }
}
