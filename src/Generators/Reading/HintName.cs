using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>The names of a type's generated files, without suffix: two of one name would end the generator.</summary>
/// <remarks>
/// Such names do not tell capitals from small letters, and on disk they have a length. So what is recognised stays
/// short and ASCII, and wherever it may not be unique a hash of the exact name stands behind it. A type's name depends
/// on the types beside it only where these differ by capitals alone.
/// </remarks>
internal static class HintName
{
    /// <summary>With the longest suffix a file's name has 100 characters at most.</summary>
    private const int Longest = 80;

    /// <summary>
    /// Namespace, enclosing types and name, joined by dots; a hash behind a dash, which no name of C# has.
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
    /// Whether something else beside it has the same name but for capitals: C# makes two types of a class and a struct
    /// of one name.
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
