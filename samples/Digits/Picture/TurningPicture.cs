using System.Globalization;
using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Drawing;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>
/// One digit turned once around, and what two networks find in it. Strokes of a drawn digit are turned, so no frame is
/// resampled.
/// </summary>
public sealed class TurningPicture
{
    /// <summary>Orientations of the digit, a multiple of eight.</summary>
    public const int Frames = 72;

    // Hands that no set has.
    private const ulong Hand = 1_000_004;

    private readonly string _what;

    /// <summary>Turns a drawn digit and asks the networks.</summary>
    /// <param name="plain">The network without symmetry.</param>
    /// <param name="turning">The one that turns along.</param>
    /// <param name="digit">Which digit.</param>
    /// <param name="seed">How it is written.</param>
    public TurningPicture(Classifier plain, Classifier turning, int digit, ulong seed)
        : this(
            plain,
            turning,
            digit == 8 ? "An 8" : $"A {digit}",
            Handwriting.Write(digit, new RandomStream(seed ^ Hand)).Paint
        ) { }

    /// <summary>Turns a user's image, whose pixels are resampled, and asks the networks.</summary>
    /// <param name="plain">The network without symmetry.</param>
    /// <param name="turning">The one that turns along.</param>
    /// <param name="image">The image.</param>
    public TurningPicture(Classifier plain, Classifier turning, OwnImage image)
        : this(plain, turning, "The image", image.Paint) { }

    private TurningPicture(Classifier plain, Classifier turning, string what, Func<double, float[]> paint)
    {
        _what = what;
        Angles = [.. Enumerable.Range(0, Frames).Select(static i => 2 * Math.PI * i / Frames)];
        Images = new DigitImages(Handwriting.Size, [.. Angles.SelectMany(paint)], new int[Frames]);
        Plain = NetworkView.Of(plain, Images, Angles);
        Turning = NetworkView.Of(turning, Images, Angles);
    }

    /// <summary>The angle of each frame, in radians, counter-clockwise.</summary>
    public IReadOnlyList<double> Angles { get; }

    /// <summary>The frames.</summary>
    public DigitImages Images { get; }

    /// <summary>What the network without symmetry finds.</summary>
    public NetworkView Plain { get; }

    /// <summary>What the other network finds.</summary>
    public NetworkView Turning { get; }

    /// <summary>Writes picture and page, and reports by how much stabilised fields change.</summary>
    public void Write(string folder, TextWriter output)
    {
        string sheet = Path.Combine(folder, "turning.png"),
            page = Path.Combine(folder, "turning.html");
        ContactSheet.Write(sheet, this);
        TurningPage.Write(page, this);
        output.WriteLine(
            $"{_what} turned once around. Fields of the second layer, turned back, against those of the "
                + "upright one: rms of the difference over their rms."
        );
        output.WriteLine(
            "network       90, 180, 270 degrees   all angles: mean     most   pixels turned there and back"
        );
        foreach (NetworkView view in new[] { Plain, Turning })
        {
            double quarters = new[] { 1, 2, 3 }.Max(q => view.Changes[q * Frames / 4]);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{view.Name, -12} {quarters, 21:0.0e+0} {view.Changes.Skip(1).Average(), 18:P1} "
                        + $"{view.Changes.Max(), 8:P1} {view.Resampling.Average(), 30:P1}"
                )
            );
        }

        output.WriteLine($"Picture: {sheet}");
        output.WriteLine($"Page:    {page}");
    }
}
