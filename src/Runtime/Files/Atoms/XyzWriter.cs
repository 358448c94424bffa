using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Writes configurations, with all digits of their numbers.</summary>
internal static class XyzWriter
{
    private static readonly string[] Taken = ["species", "pos", "forces"];

    private static readonly string[] TakenKeys = ["Lattice", "pbc", "Properties", "energy", "stress"];

    /// <summary>Refuses what could not be read again.</summary>
    internal static void Check(AtomFrame frame)
    {
        foreach ((string name, double[] numbers) in frame.Columns)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny(":=\"'") || name.Any(static c => c <= ' '))
                throw Refused(frame, $"the column '{name}' has a name that the format cannot hold");
            if (Taken.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Refused(frame, $"the column '{name}' has a name that the format uses");
            if (numbers.Length == 0 || numbers.Length % frame.Count != 0)
                throw Refused(frame, $"the column '{name}' has {numbers.Length} numbers for {frame.Count} atoms");
            if (!Array.TrueForAll(numbers, double.IsFinite))
                throw Refused(frame, $"the column '{name}' has a number that is not finite");
        }

        foreach ((string key, string value) in frame.Notes)
        {
            if (key.Length == 0 || value is null || key.AsSpan().ContainsAny('\n', '\r') || value.Contains('\r'))
                throw Refused(frame, $"the note '{key}' has a name or a text that the format cannot hold");
            if (TakenKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
                throw Refused(frame, $"the note '{key}' has a name that the format uses");
        }
    }

    internal static void Write(Stream stream, AtomFrame[] frames)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (AtomFrame frame in frames)
            Write(writer, frame);
    }

    private static void Write(StreamWriter writer, AtomFrame frame)
    {
        writer.WriteLine(frame.Count.ToString(CultureInfo.InvariantCulture));
        double[]? forces = frame.Forces;
        var entries = new List<string>();
        if (frame.Cell != Cell.Open)
            entries.Add($"Lattice=\"{Numbers(frame.Cell.ToArray())}\"");
        string columns = string.Concat(frame.Columns.Select(c => $":{c.Key}:R:{c.Value.Length / frame.Count}"));
        entries.Add($"Properties=species:S:1:pos:R:3{(forces is null ? "" : ":forces:R:3")}{columns}");
        if (frame.Energy is { } energy)
            entries.Add($"energy={Number(energy)}");
        if (frame.Stress is { } stress)
            entries.Add($"stress=\"{Numbers(stress)}\"");
        entries.AddRange(frame.Notes.Select(static n => $"{Quoted(n.Key)}={Quoted(n.Value)}"));
        entries.Add($"pbc=\"{T(frame.Cell.PeriodicA)} {T(frame.Cell.PeriodicB)} {T(frame.Cell.PeriodicC)}\"");
        writer.WriteLine(string.Join(' ', entries));
        for (int atom = 0; atom < frame.Count; atom++)
        {
            writer.Write(frame.Species[atom]);
            Row(frame.Positions, 3);
            if (forces is not null)
                Row(forces, 3);
            foreach (double[] column in frame.Columns.Values)
                Row(column, column.Length / frame.Count);
            writer.WriteLine();

            void Row(ReadOnlySpan<double> numbers, int width)
            {
                foreach (double number in numbers.Slice(width * atom, width))
                {
                    writer.Write(' ');
                    writer.Write(Number(number));
                }
            }
        }

        static char T(bool truth) => truth ? 'T' : 'F';
    }

    private static string Numbers(double[] numbers) => string.Join(' ', numbers.Select(Number));

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A word as it is, anything else in quotes.</summary>
    private static string Quoted(string text)
    {
        bool isWord = text.Length > 0 && text.All(static c => c > ' ' && !"\"'={}[]\\,".Contains(c));
        return isWord
            ? text
            : "\""
                + text.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("\n", "\\n", StringComparison.Ordinal)
                + "\"";
    }

    private static ArgumentException Refused(AtomFrame frame, string why) => new($"{frame.Where}: {why}.");
}
