namespace GeoDL.Typed.Generators.Emission;

/// <summary>Lines of cells with aligned columns, for comments.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _lines = [];

    public void Add(params string[] cells) => _lines.Add(cells);

    public void Write(SourceWriter writer, string prefix)
    {
        int columns = _lines.Count == 0 ? 0 : _lines.Max(l => l.Length);
        int[] widths =
        [
            .. Enumerable.Range(0, columns).Select(c => _lines.Where(l => c < l.Length).Max(l => l[c].Length)),
        ];
        foreach (string[] line in _lines)
            writer.Line(prefix + string.Join("  ", line.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
    }
}
