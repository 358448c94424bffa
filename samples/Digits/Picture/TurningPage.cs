using System.Reflection;
using System.Text.Json;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Picture;

/// <summary>The picture as one page with a slider, which needs nothing but a browser.</summary>
internal static class TurningPage
{
    private const string Template = "GeoDL.Typed.Samples.Digits.Picture.turning.html",
        Place = "\"FRAMES\"";

    /// <summary>Writes the page.</summary>
    internal static void Write(string path, TurningPicture picture)
    {
        using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(Template)!;
        using var reader = new StreamReader(source);
        string page = reader.ReadToEnd().Replace(Place, Data(picture), StringComparison.Ordinal);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.Write(page);
            }
        );
    }

    private static string Data(TurningPicture picture) =>
        JsonSerializer.Serialize(
            new
            {
                size = picture.Images.Size,
                frames = TurningPicture.Frames,
                step = FieldPanel.ArrowStep,
                input = Bytes(picture.Images.Pixels.Select(static v => (double)v)),
                views = new[] { View(picture.Plain), View(picture.Turning) },
            }
        );

    private static object View(NetworkView view) =>
        new
        {
            name = view.Name,
            changes = view.Changes.Select(static c => Math.Round(c, 9)),
            seen = Fields(view, view.Seen),
            still = Fields(view, view.Still),
        };

    /// <summary>Scalars, then both components of vectors, each as parts of its scale.</summary>
    private static object Fields(NetworkView view, IReadOnlyList<Field> fields)
    {
        return new
        {
            scalar = Column(0, view.ScalarScale),
            x = Column(1, view.VectorScale),
            y = Column(2, view.VectorScale),
        };

        string Column(int column, double scale) =>
            Bytes(
                fields
                    .SelectMany(field => field.Values.Where((_, i) => i % field.Width == column))
                    .Select(v => v / scale)
            );
    }

    /// <summary>Numbers from −1 to 1 as bytes from −127 to 127, in base 64.</summary>
    private static string Bytes(IEnumerable<double> numbers) =>
        Convert.ToBase64String([.. numbers.Select(static v => (byte)(sbyte)Math.Round(127 * Math.Clamp(v, -1, 1)))]);
}
