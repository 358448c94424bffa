namespace GeoDL.Typed.Tool.Inspect;

/// <summary>The files that the generator wrote for a project, where the project keeps them.</summary>
internal static class EmittedFiles
{
    private const string Generator = "GeoDL.Typed.Generators";

    /// <summary>How much earlier than its assembly a build may write what was emitted.</summary>
    private static readonly TimeSpan SameBuild = TimeSpan.FromMinutes(2);

    /// <summary>Names and sizes, the largest first; none where the project does not write them to a folder.</summary>
    public static IReadOnlyList<EmittedFile> Of(string? project) =>
        [
            .. Find(project)
                .OrderByDescending(static file => file.Length)
                .ThenBy(static file => file.Name, StringComparer.Ordinal)
                .Select(static file => new EmittedFile(file.Name, file.Length)),
        ];

    /// <summary>
    /// Whether a project's files are there, and of the same build as its assembly: a build without them leaves old
    /// ones.
    /// </summary>
    public static bool AreOf(string assembly, string project)
    {
        IReadOnlyList<FileInfo> files = Find(project);
        return files.Count > 0
            && files.Max(static f => f.LastWriteTimeUtc) > File.GetLastWriteTimeUtc(assembly) - SameBuild;
    }

    /// <summary>The files, by name.</summary>
    public static IReadOnlyList<FileInfo> Find(string? project)
    {
        if (project is null)
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return
        [
            .. new DirectoryInfo(project)
                .EnumerateDirectories(Generator, options)
                .SelectMany(folder => folder.EnumerateFiles("*.g.cs", options))
                // Each configuration has its own below obj.
                .GroupBy(static file => file.Name)
                .Select(static same => same.MaxBy(static file => file.LastWriteTimeUtc)!)
                .OrderBy(static file => file.Name, StringComparer.Ordinal),
        ];
    }
}
