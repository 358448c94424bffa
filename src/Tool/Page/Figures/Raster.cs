using System.Runtime.InteropServices;
using SkiaSharp;

namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>A picture with transparent ground, as a page holds it.</summary>
internal sealed class Raster
{
    private const int Quality = 86;

    private readonly byte[] _pixels;

    public Raster(int width, int height)
    {
        (Width, Height) = (width, height);
        _pixels = new byte[4 * width * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Sets a pixel: colours from 0 to 255, opacity from 0 to 1.</summary>
    public void Set(int x, int y, double red, double green, double blue, double opacity)
    {
        int at = 4 * ((y * Width) + x);
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (Byte(red), Byte(green), Byte(blue));
        _pixels[at + 3] = Byte(255 * opacity);
    }

    /// <summary>How opaque a pixel is, from 0 to 255.</summary>
    public byte Opacity(int x, int y) => _pixels[(4 * ((y * Width) + x)) + 3];

    /// <summary>The picture as the address of an image: exact for few pixels, else compressed.</summary>
    public string ToAddress(bool isExact)
    {
        var info = new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        Marshal.Copy(_pixels, 0, bitmap.GetPixels(), _pixels.Length);
        using SKData data = bitmap.Encode(isExact ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Webp, Quality);
        return $"data:image/{(isExact ? "png" : "webp")};base64,{Convert.ToBase64String(data.AsSpan())}";
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
