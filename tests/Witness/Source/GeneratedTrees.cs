using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Which files a generator made: a driver puts them under the names of the generator's assembly and type.
/// </summary>
internal static class GeneratedTrees
{
    private const string Folder = "GeoDL.Typed.Generators/GeoDL.Typed.Generators.EquivariantModelGenerator/";

    public static bool Contains(SyntaxTree tree) =>
        tree.FilePath.Replace('\\', '/').Contains(Folder, StringComparison.Ordinal);
}
