using GeoDL.Typed.Samples.Sky.Networks;
using GeoDL.Typed.Samples.Sky.Skies;
using SkiaSharp;

namespace GeoDL.Typed.Samples.Sky.Pictures;

/// <summary>The sample's two pictures.</summary>
internal static class SkyPictures
{
    private const int Gap = 24,
        Title = 24,
        Small = 14;

    private static readonly HealPix Fine = new(64),
        Coarse = new(8);

    private static readonly SKColor Muted = SKColor.Parse("#6b7078");

    /// <summary>A sky: temperature as colours and polarisation as lines, all of it and two halves.</summary>
    internal static void WriteSky(string path, Spectra spectra, MaskedSky seen)
    {
        const int Height = 420,
            Half = 320,
            Top = 92;
        // The temperature that goes with this polarisation is another draw of the same spectra.
        (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = spectra.Draw(new RandomStream(1));
        double[] map = new SphereTransform(Fine, spectra.MaxDegree).Synthesize(t);
        (double[] q, double[] u) = new SphereTransform(Coarse, spectra.MaxDegree, spin: 2).SynthesizePair(e, b);
        double largest = 2.5 * Deviation(map),
            strongest = 2 * Math.Sqrt((Deviation(q) * Deviation(q)) + (Deviation(u) * Deviation(u)));
        using var sheet = new PictureSheet((2 * Height) + (2 * Gap), Top + Height + Half + (3 * Gap));
        sheet.Text("A sky of the sample's spectra", Gap, 40, Title, bold: true);
        sheet.Text(
            "Colours: temperature. Lines: polarisation, along the direction that has more of it. Grey: masked.",
            Gap,
            64,
            Small,
            Muted
        );
        Draw(new SkyView(sheet, new SkyProjection.Mollweide(), Gap, Top, Height), Seen(seen.Mask));
        int second = Top + Height + Gap;
        Draw(new SkyView(sheet, new SkyProjection.Orthographic(Math.PI / 3, 0), 100, second, Half), null);
        Draw(
            new SkyView(sheet, new SkyProjection.Orthographic(2 * Math.PI / 3, Math.PI), 140 + Half, second, Half),
            null
        );
        sheet.Write(path);

        void Draw(SkyView view, Func<(double X, double Y, double Z), bool>? isSeen)
        {
            view.Colours(map, Fine, largest, isSeen);
            view.Lines(q, u, Coarse, strongest, isSeen);
        }
    }

    /// <summary>B of a sky, and what methods find of it.</summary>
    internal static void WriteB(string path, MaskedSky sky, (string Name, SphereCoefficients B)[] found)
    {
        const int Height = 250,
            Top = 92,
            Line = 28;
        (string Name, SphereCoefficients B)[] all = [("the sky's B", sky.B), .. found];
        var transform = new SphereTransform(Fine, UnmaskNet.MaxDegree);
        double[][] maps = [.. all.Select(one => transform.Synthesize(Scalar(one.B)))];
        double largest = 2.5 * Deviation(maps[0]);
        using var sheet = new PictureSheet((4 * Height) + (3 * Gap), Top + (2 * (Height + Line + Gap)));
        sheet.Text("B behind a mask", Gap, 40, Title, bold: true);
        sheet.Text(
            "What a mask makes of E looks like B; the network knows the mask, and takes it back. One scale for all.",
            Gap,
            64,
            Small,
            Muted
        );
        for (int i = 0; i < all.Length; i++)
        {
            int left = Gap + (i % 2 * ((2 * Height) + Gap)),
                top = Top + (i / 2 * (Height + Line + Gap));
            new SkyView(sheet, new SkyProjection.Mollweide(), left, top, Height).Colours(
                maps[i],
                Fine,
                largest,
                i == 0 ? null : Seen(sky.Mask)
            );
            sheet.Text(all[i].Name, left + Height, top + Height + 20, Small, align: SKTextAlign.Center);
        }

        sheet.Write(path);
    }

    /// <summary>The pixel of a Gauss-Legendre mask that is nearest to a direction, on HEALPix once for all.</summary>
    private static Func<(double X, double Y, double Z), bool> Seen(SphereMask mask)
    {
        var transform = new SphereTransform(Fine, UnmaskNet.MaxDegree);
        double[] smooth = transform.Synthesize(
            new SphereTransform(mask.Sampling, UnmaskNet.MaxDegree).Analyze(mask.Weights)
        );
        return at => smooth[Fine.PixelAt(at.X, at.Y, at.Z)] > 0.5;
    }

    /// <summary>The same coefficients as a map without spin.</summary>
    private static SphereCoefficients Scalar(SphereCoefficients b) => new(b.MaxDegree, [0, 0, 0, 0, .. b.Values]);

    private static double Deviation(double[] map) => Math.Sqrt(map.Average(static x => x * x));
}
