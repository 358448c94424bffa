using System.Globalization;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// A table with one line a path, for comments and documentation: who writes one chooses its columns, how they look is
/// said here.
/// </summary>
internal sealed class PathTable<TPath>(IReadOnlyList<TPath> paths)
{
    private readonly List<(string Head, Func<TPath, string> Cell, string Sum)> _columns = [];

    /// <summary>One more column.</summary>
    /// <param name="head">What stands above it.</param>
    /// <param name="cell">Its text for a path.</param>
    /// <param name="sum">What stands below it, for all paths.</param>
    public PathTable<TPath> Column(string head, Func<TPath, string> cell, string sum = "")
    {
        _columns.Add((head, cell, sum));
        return this;
    }

    /// <summary>The lines, without a comment's slashes.</summary>
    /// <param name="further">Lines behind the paths, from the first column on.</param>
    public IReadOnlyList<string> Lines(IReadOnlyList<string[]>? further = null)
    {
        TextTable table = new();
        table.Add(["", .. _columns.Select(static c => c.Head)]);
        for (int i = 0; i < paths.Count; i++)
            table.Add([(i + 1).ToString(CultureInfo.InvariantCulture), .. _columns.Select(c => c.Cell(paths[i]))]);
        foreach (string[] line in further ?? [])
            table.Add(["", .. line]);
        if (_columns.Any(static c => c.Sum.Length > 0))
            table.Add(["", "all", .. _columns.Skip(1).Select(static c => c.Sum)]);
        return table.Lines();
    }
}
