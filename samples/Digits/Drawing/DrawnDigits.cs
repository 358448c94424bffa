using GeoDL.Typed.Samples.Digits.Data;

namespace GeoDL.Typed.Samples.Digits.Drawing;

/// <summary>Sets of digits that the sample draws itself.</summary>
public static class DrawnDigits
{
    /// <summary>The digits.</summary>
    public const int Kinds = 10;

    private const double Noise = 0.08;

    /// <summary>Draws digits, as many of each kind.</summary>
    /// <param name="count">How many in all.</param>
    /// <param name="seed">Fixes them.</param>
    /// <param name="turned">Whether each is turned by an angle of its own, from all alike; else they are
    /// upright.</param>
    public static DigitImages Draw(int count, ulong seed, bool turned)
    {
        int area = Handwriting.Size * Handwriting.Size;
        var pixels = new float[count * area];
        Parallel.For(
            0,
            count,
            i =>
            {
                var random = new RandomStream(RandomStream.DeriveSeed(seed, (ulong)i));
                var written = Handwriting.Write(i % Kinds, random);
                float[] image = written.Paint(turned ? random.Uniform(0, 2 * Math.PI) : 0);
                for (int p = 0; p < area; p++)
                    pixels[(i * area) + p] = image[p] + (float)(Noise * random.Normal());
            }
        );
        return new DigitImages(Handwriting.Size, pixels, [.. Enumerable.Range(0, count).Select(i => i % Kinds)]);
    }
}
