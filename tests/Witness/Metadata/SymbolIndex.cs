using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>Finds the symbols of what metadata names.</summary>
internal sealed class SymbolIndex(Compilation compilation)
{
    private readonly Dictionary<string, IAssemblySymbol> _assemblies = compilation
        .References.Select(compilation.GetAssemblyOrModuleSymbol)
        .OfType<IAssemblySymbol>()
        .Append(compilation.Assembly)
        .GroupBy(static a => a.Name)
        .ToDictionary(static g => g.Key, static g => g.Last(), StringComparer.Ordinal);

    private readonly Dictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ImmutableDictionary<string, ISymbol>> _members = new(StringComparer.Ordinal);

    /// <summary>The type of a definition's text; null if there is none, as for what the compiler makes up.</summary>
    public INamedTypeSymbol? TypeOf(string definition)
    {
        if (_types.TryGetValue(definition, out INamedTypeSymbol? known))
            return known;
        int end = definition.IndexOf(']', StringComparison.Ordinal);
        INamedTypeSymbol? found =
            end < 0 ? compilation.ObjectType.ContainingAssembly.GetTypeByMetadataName(definition)
            : _assemblies.TryGetValue(definition[1..end], out IAssemblySymbol? assembly)
                ? assembly.GetTypeByMetadataName(definition[(end + 1)..])
            : null;
        return _types[definition] = found;
    }

    /// <summary>The method or field of a key.</summary>
    public ISymbol? MemberOf(string definition, string key) => MembersOf(definition).GetValueOrDefault(key);

    /// <summary>
    /// The key of the definition behind a member: a reference may name a type that only inherits the member.
    /// </summary>
    public string Resolve(string definition, string key)
    {
        for (INamedTypeSymbol? type = TypeOf(definition); type is not null; type = type.BaseType)
        {
            string at = SymbolText.Definition(type);
            string candidate = at + key[definition.Length..];
            if (MembersOf(at).ContainsKey(candidate))
                return candidate;
        }

        return key;
    }

    private ImmutableDictionary<string, ISymbol> MembersOf(string definition)
    {
        if (_members.TryGetValue(definition, out ImmutableDictionary<string, ISymbol>? known))
            return known;
        var members = ImmutableDictionary.CreateBuilder<string, ISymbol>(StringComparer.Ordinal);
        foreach (ISymbol member in TypeOf(definition)?.GetMembers() ?? [])
        {
            if (member is IMethodSymbol method)
                members[SymbolText.Of(method)] = method;
            else if (member is IFieldSymbol field)
                members[SymbolText.Of(field)] = field;
        }

        return _members[definition] = members.ToImmutable();
    }
}
