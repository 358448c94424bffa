using System.Globalization;
using GeoDL.Typed.Samples.Digits.Drawing;
using GeoDL.Typed.Samples.Digits.Picture;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Tests.Digits;

public sealed class OwnImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("image").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Image_IsInkOnNothing(bool darkOnBright)
    {
        float[] ink = OwnImage.Read(Draw("stroke.png", 116, 116, darkOnBright)).Paint(0);

        Assert.Equal(1, ink[(14 * Handwriting.Size) + 14]);
        Assert.Equal(0, ink[0]);
        Assert.InRange(ink.Average(), 0.1, 0.3);
    }

    [Fact]
    public void Image_TurnsCounterClockwise()
    {
        OwnImage image = OwnImage.Read(Draw("stroke.png", 116, 116, darkOnBright: false));
        float[] upright = image.Paint(0),
            turned = image.Paint(Math.PI / 2);

        int side = Handwriting.Size;
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
                Assert.Equal(upright[(row * side) + column], turned[((side - 1 - column) * side) + row]);
        }
    }

    [Fact]
    public void PgmImage_IsReadAsTheSamePng()
    {
        string png = Draw("stroke.png", 58, 58, darkOnBright: false),
            pgm = Path.Combine(_folder, "stroke.pgm");
        using SKBitmap image = SKBitmap.Decode(png);
        using (StreamWriter writer = new(pgm) { NewLine = "\n" })
        {
            writer.WriteLine("P2 58 58 255");
            for (int row = 0; row < image.Height; row++)
            {
                for (int column = 0; column < image.Width; column++)
                    writer.WriteLine(image.GetPixel(column, row).Red.ToString(CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(OwnImage.Read(png).Paint(0), OwnImage.Read(pgm).Paint(0));
    }

    [Fact]
    public void ImageThatCannotBeUsed_IsRefusedInOneSentence()
    {
        string whole = Draw("whole.png", 64, 64, darkOnBright: false),
            cut = Path.Combine(_folder, "cut.png"),
            text = Path.Combine(_folder, "text.png"),
            pgm = Path.Combine(_folder, "cut.pgm");
        byte[] bytes = File.ReadAllBytes(whole);
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
        File.WriteAllText(text, "no image");
        File.WriteAllText(pgm, "P5 40 40 255\nshort");

        Refused(Path.Combine(_folder, "nowhere.png"), "there is no such file.");
        Refused(_folder, "this is a folder; a file is needed.");
        Refused(cut, "the PNG file is truncated.");
        Refused(text, "this is neither a PNG nor a PGM file.");
        Refused(Draw("wide.png", 60, 40, false), "a square image is needed, but this has 60 × 40 pixels.");
        Refused(
            Draw("small.png", 20, 20, false),
            "an image of 29 × 29 pixels or more is needed, but this has 20 × 20."
        );
        Assert.StartsWith(
            $"{pgm}: ",
            Assert.Throws<DataFileException>(() => OwnImage.Read(pgm)).Message,
            StringComparison.Ordinal
        );
    }

    private static void Refused(string path, string problem) =>
        Assert.Equal($"{path}: {problem}", Assert.Throws<DataFileException>(() => OwnImage.Read(path)).Message);

    private string Draw(string name, int width, int height, bool darkOnBright)
    {
        string path = Path.Combine(_folder, name);
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(darkOnBright ? SKColors.White : SKColors.Black);
        using var paint = new SKPaint { Color = darkOnBright ? SKColors.Black : SKColors.White };
        canvas.DrawRect(width * 0.4f, height * 0.15f, width * 0.2f, height * 0.7f, paint);
        canvas.DrawRect(width * 0.6f, height * 0.15f, width * 0.15f, height * 0.15f, paint);
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
        return path;
    }
}
