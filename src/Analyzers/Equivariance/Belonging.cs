using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Something that belongs to a group.</summary>
/// <param name="What">A feature type, a model or a type in it; a parameter, property or method whose <c>[Irreps]</c>
/// names a group.</param>
/// <param name="Group">The group.</param>
internal readonly record struct Belonging(ISymbol What, SymmetryGroup Group)
{
    /// <summary>How messages name it.</summary>
    public string Name =>
        What switch
        {
            ITypeSymbol type => FlowNames.Type(type),
            IParameterSymbol parameter => $"parameter '{parameter.Name}'",
            IMethodSymbol => "the result",
            IPropertySymbol => "the property",
            _ => What.Name,
        };

    /// <inheritdoc/>
    public bool Equals(Belonging other) =>
        Group == other.Group && SymbolEqualityComparer.Default.Equals(What, other.What);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(What);
}
