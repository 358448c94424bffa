using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The names of a type's generated files, without suffix: two files of one name would stop the generator.
/// </summary>
/// <remarks>
/// Such names are not case-sensitive, and their length on disk is limited. So the readable part is short and ASCII, and
/// wherever it may not be unique a hash of the exact name follows. A type's file name depends on neighbouring types
/// only where their names differ in case alone.
/// </remarks>
internal static class HintName
{
    /// <summary>With the longest suffix a file's name has 100 characters at most.</summary>
    private const int Longest = 80;

    /// <summary>
    /// Namespace, enclosing types and name, joined by dots; then a hash after a dash, which no name of C# contains.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        string exact = string.Join(".", Path(type).Reverse().Select(static s => s.MetadataName));
        string readable = string.Concat(exact.Select(static c => c < 128 ? c : '_'));
        bool isUnique =
            readable == exact
            && readable.Length <= Longest
            && !Path(type).Any(HasTwin)
            && !KernelName.Prefixes.Any(p => exact.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        if (isUnique)
            return readable;
        string hash = ContentHash.Of(
            string.Join(
                ".",
                Path(type)
                    .Select(static s =>
                        s.MetadataName + (s is INamedTypeSymbol t ? $":{t.TypeKind}:{t.IsRecord}" : string.Empty)
                    )
            )
        );
        return readable.Substring(0, Math.Min(readable.Length, Longest - hash.Length - 1)) + "-" + hash;
    }

    /// <summary>The type, the types around it and its namespaces, from inside out.</summary>
    private static IEnumerable<INamespaceOrTypeSymbol> Path(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
            yield return t;
        for (INamespaceSymbol n = type.ContainingNamespace; !n.IsGlobalNamespace; n = n.ContainingNamespace)
            yield return n;
    }

    /// <summary>
    /// Whether a neighbour has the same name apart from case: C# makes two types of a class and a struct with one name.
    /// </summary>
    private static bool HasTwin(INamespaceOrTypeSymbol symbol)
    {
        IEnumerable<ISymbol> beside = symbol.ContainingType is { } outer
            ? outer.GetTypeMembers()
            : symbol.ContainingNamespace.GetMembers();
        return beside.Any(s =>
            string.Equals(s.MetadataName, symbol.MetadataName, StringComparison.OrdinalIgnoreCase)
            && !SymbolEqualityComparer.Default.Equals(s, symbol)
        );
    }
}
