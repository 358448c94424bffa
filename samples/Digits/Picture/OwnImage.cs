using GeoDL.Typed.Samples.Digits.Drawing;
using GeoDL.Typed.Samples.Digits.Networks;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>A user's image, PNG or PGM, which the picture turns in place of a drawn digit.</summary>
public sealed class OwnImage
{
    // Larger ones are no drawings of a digit.
    private const int LargestSide = 8192;

    private readonly float[] _ink;

    private OwnImage(float[] ink) => _ink = ink;

    /// <summary>Reads an image and reduces it to the size of drawn digits.</summary>
    /// <param name="path">PNG or PGM, square, 29 × 29 pixels or more. Ink is what differs from the border: bright on
    /// dark or dark on bright.</param>
    /// <exception cref="DataFileException">The file is missing or damaged, or the image is not square or too
    /// small.</exception>
    public static OwnImage Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        using SKBitmap image = IsPgm(path) ? Pgm(path) : Png(path);
        if (image.Width != image.Height)
        {
            throw new DataFileException(
                path,
                $"a square image is needed, but this has {image.Width} × {image.Height} pixels."
            );
        }
        if (image.Width < Handwriting.Size)
        {
            throw new DataFileException(
                path,
                $"an image of {Handwriting.Size} × {Handwriting.Size} pixels or more is needed, but this has "
                    + $"{image.Width} × {image.Height}."
            );
        }
        using SKBitmap small = image.Resize(
            new SKImageInfo(Handwriting.Size, Handwriting.Size, SKColorType.Gray8),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        return new OwnImage(Ink([.. small.GetPixelSpan()]));
    }

    /// <summary>The image turned by an angle in radians, counter-clockwise: [29 × 29] ink.</summary>
    public float[] Paint(double angle) =>
        [
            .. Grid2
                .Create<TurningInk>(Handwriting.Size, Handwriting.Size, _ink.AsSpan())
                .Rotate(angle)
                .Rows.ToArray()
                .Select(static v => (float)v),
        ];

    private static bool IsPgm(string path)
    {
        using FileStream file = File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() is '2' or '5';
    }

    private static SKBitmap Pgm(string path)
    {
        NumberArray read;
        int white;
        try
        {
            read = PgmFile.Read(path, out white);
        }
        catch (InvalidDataException error)
        {
            // Its message begins with the file.
            throw new DataFileException(path, error.Message.Replace($"{path}: ", "", StringComparison.Ordinal));
        }

        (int height, int width) = (read.Shape[0], read.Shape[1]);
        ThrowIfHuge(path, width, height);
        double[] grey = read.ToDoubles();
        var image = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        Span<byte> pixels = image.GetPixelSpan();
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                pixels[(row * image.RowBytes) + column] = (byte)
                    Math.Round(byte.MaxValue * grey[(row * width) + column] / white);
            }
        }

        return image;
    }

    private static SKBitmap Png(string path)
    {
        using SKCodec codec = SKCodec.Create(path) is { EncodedFormat: SKEncodedImageFormat.Png } found
            ? found
            : throw new DataFileException(path, "this is neither a PNG nor a PGM file.");
        ThrowIfHuge(path, codec.Info.Width, codec.Info.Height);
        using var image = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height));
        SKCodecResult result = codec.GetPixels(image.Info, image.GetPixels());
        if (result == SKCodecResult.Success)
            return image.Copy(SKColorType.Gray8);
        throw new DataFileException(
            path,
            result == SKCodecResult.IncompleteInput
                ? "the PNG file is truncated."
                : $"the PNG file is damaged ({result})."
        );
    }

    private static void ThrowIfHuge(string path, int width, int height)
    {
        if (width > LargestSide || height > LargestSide)
        {
            throw new DataFileException(
                path,
                $"it has {width} × {height} pixels; at most {LargestSide} along a side are read."
            );
        }
    }

    /// <summary>From 0 to 1, none at the border.</summary>
    private static float[] Ink(byte[] grey)
    {
        const int Side = Handwriting.Size;
        double border = Enumerable
            .Range(0, Side)
            .SelectMany(i =>
                new[] { grey[i], grey[(Side * (Side - 1)) + i], grey[Side * i], grey[(Side * i) + Side - 1] }
            )
            .Average(static v => (double)v);
        double[] ink = [.. grey.Select(v => Math.Abs(v - border))];
        double most = ink.Max();
        return [.. ink.Select(v => (float)(most > 0 ? v / most : 0))];
    }
}
