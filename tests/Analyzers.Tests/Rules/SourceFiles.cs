using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>The repository's own C# files, for rules of style.</summary>
internal static class SourceFiles
{
    /// <summary>The files of a folder of the repository, but for those that tools write.</summary>
    internal static IEnumerable<SyntaxTree> Of(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(RuleSetTests.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !IsWrittenByTools(f))
            .Select(static f =>
                CSharpSyntaxTree.ParseText(
                    File.ReadAllText(f),
                    Analysis.ParseOptions.WithLanguageVersion(LanguageVersion.Preview),
                    f
                )
            );

    /// <summary>Where a node stands, for messages.</summary>
    internal static string Place(SyntaxNodeOrToken node) =>
        $"{node.SyntaxTree!.FilePath}({node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1})";

    /// <summary>Outputs of builds, and snapshots.</summary>
    private static bool IsWrittenByTools(string path) =>
        path.Split(Path.DirectorySeparatorChar) is var parts
        && (
            parts.Intersect(["bin", "obj", "Generated", "buildTransitive"]).Any()
            || parts[^1].Contains(".verified.", StringComparison.Ordinal)
            || parts[^1].Contains(".received.", StringComparison.Ordinal)
        );

    /// <summary>Fails with all places, one a line.</summary>
    public static void AssertNone(IEnumerable<string> places)
    {
        string all = string.Join('\n', places);
        Assert.True(all.Length == 0, all);
    }
}
