using System.Text.Json;

namespace GeoDL.Typed.TestSupport;

/// <summary>Reference values computed with e3nn, kept beside the repository in <c>../shared</c>; optional.</summary>
public static class ReferenceData
{
    private const string SolutionFile = "GeoDL.Typed.sln";

    /// <summary>The folder that holds the solution, found by walking up from the test's own folder.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The folder <c>shared</c> beside the repository, whether it exists or not.</summary>
    public static string SharedFolder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>The path of a file under <see cref="SharedFolder"/>, such as <c>reference/wigner3j.json</c>.</summary>
    public static string PathOf(string relativePath) =>
        Path.Combine(SharedFolder, relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether that file is there.</summary>
    public static bool Exists(string relativePath) => File.Exists(PathOf(relativePath));

    /// <summary>
    /// Reads a JSON file under <see cref="SharedFolder"/>. Guard the test with
    /// <see cref="ReferenceDataFactAttribute"/>.
    /// </summary>
    public static JsonElement Load(string relativePath) => LoadFile(PathOf(relativePath));

    /// <summary>
    /// Reads a committed JSON file that the project copies to the test's own folder, such as <c>Data/wigner3j.json</c>.
    /// </summary>
    public static JsonElement LoadLocal(string relativePath) =>
        LoadFile(Path.Combine(AppContext.BaseDirectory, relativePath.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>A JSON array of numbers.</summary>
    public static double[] Vector(JsonElement element) =>
        [.. element.EnumerateArray().Select(static e => e.GetDouble())];

    /// <summary>A JSON array of rows of numbers.</summary>
    public static double[][] Matrix(JsonElement element) => [.. element.EnumerateArray().Select(Vector)];

    private static JsonElement LoadFile(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    private static string FindRepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        // Tests that run from a copied folder have no repository around them; then nothing shared exists either.
        return AppContext.BaseDirectory;
    }
}
