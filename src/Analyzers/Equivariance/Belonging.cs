using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Something that belongs to a group.</summary>
/// <param name="What">A feature type, a model or a type in it; a parameter, property or method whose <c>[Irreps]</c>
/// names a group.</param>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which a model turns space; null for everything else.</param>
internal readonly record struct Belonging(ISymbol What, SymmetryGroup Group, Axis? Axis = null)
{
    /// <summary>How attributes state it.</summary>
    public string Stated => StatedGroup.Of(Group, Axis);

    /// <summary>Whether code of a group may name it.</summary>
    public bool FitsIn(Home home) =>
        Group == home.Group && (Group.IsSpatial || Axis is null || home.Axis is null || Axis == home.Axis);

    /// <summary>
    /// Whether it is a feature type of a larger group, which may enter a model as a parameter, to be restricted.
    /// </summary>
    public bool MayEnter(Home home) =>
        Group != home.Group
        && home.Axis is not null
        && What is ITypeSymbol type
        && AnnotationReader.OfType(type).IsFeature
        && Restriction.IsAllowed(Group, home.Group);

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
        Group == other.Group && Axis == other.Axis && SymbolEqualityComparer.Default.Equals(What, other.What);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(What);
}
