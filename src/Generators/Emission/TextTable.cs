namespace GeoDL.Typed.Generators.Emission;

/// <summary>Lines of cells with aligned columns, for comments.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _lines = [];

    public void Add(params string[] cells) => _lines.Add(cells);

    /// <summary>The lines, without spaces at their ends.</summary>
    public IReadOnlyList<string> Lines()
    {
        int columns = _lines.Count == 0 ? 0 : _lines.Max(l => l.Length);
        int[] widths =
        [
            .. Enumerable.Range(0, columns).Select(c => _lines.Where(l => c < l.Length).Max(l => l[c].Length)),
        ];
        return
        [
            .. _lines.Select(line => string.Join("  ", line.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()),
        ];
    }
}
