using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Something that belongs to a group.</summary>
/// <param name="What">A feature type, a model or a type in it; a parameter, property or method whose <c>[Irreps]</c>
/// names a group.</param>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which a model turns space; null for everything else.</param>
/// <param name="Approximate">How far layers of a model may deviate from the group; 0 where nothing does.</param>
internal sealed record Belonging(ISymbol What, SymmetryGroup Group, Axis? Axis = null, double Approximate = 0)
{
    /// <summary>
    /// Whether it is an argument of a type that is no sphere: features there are not fields on a sphere.
    /// </summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether it is a type of a plane, which belongs to every group of the plane.</summary>
    public bool IsPlane => SpaceTypes.IsInPlane(What as ITypeSymbol);

    /// <summary>
    /// Whether it is a type of a grid of space or of a sphere, which belongs to every group of space.
    /// </summary>
    public bool IsVolume => SpaceTypes.IsVolume(What as ITypeSymbol) || SpaceTypes.IsSphere(What as ITypeSymbol);

    /// <summary>
    /// Whether it leaves the group open: a type of a space that several groups have. The features of a sphere tell its
    /// group.
    /// </summary>
    public bool IsOpen =>
        IsPlane || (IsVolume && !(SpaceTypes.IsSphere(What as ITypeSymbol) && What is INamedTypeSymbol { Arity: > 0 }));

    /// <summary>Whether it is a feature type.</summary>
    public bool IsFeature => What is ITypeSymbol type && AnnotationReader.OfType(type).IsFeature;

    /// <summary>Whether it is what features are, and not a model or a type in one.</summary>
    public bool IsValue => What is not ITypeSymbol || IsFeature;

    /// <summary>How attributes state it.</summary>
    public string Stated =>
        IsPlane ? "the groups of a plane"
        : IsVolume ? "the groups of space"
        : StatedGroup.Of(Group, Axis);

    /// <summary>Whether code of a group, with a bound, may name it.</summary>
    public bool FitsIn(Home home) => HasGroupOf(home) && Approximate <= home.Approximate;

    /// <summary>Whether it is of the group of some code.</summary>
    public bool HasGroupOf(Home home) =>
        IsPlane ? !home.Group.IsSpatial
        : IsVolume ? home.Group.IsSpatial
        : Group == home.Group && (Group.IsSpatial || Axis is null || Axis == home.Axis);

    /// <summary>
    /// Whether it is a feature type of a larger group, which may enter a model as a parameter, to be restricted.
    /// </summary>
    public bool MayEnter(Home home) =>
        Group != home.Group && home.Axis is not null && IsFeature && Restriction.IsAllowed(Group, home.Group);

    /// <summary>
    /// Whether it is a feature type of the group that keeps a point of a sphere, which models of the sphere's group
    /// have between <c>[FromHarmonics]</c> and <c>[ToHarmonics]</c>.
    /// </summary>
    public bool IsFieldOf(Home home) =>
        !IsHeld && home.Axis is not null && IsFeature && FieldHarmonics.FibreOf(home.Group) == Group;

    /// <summary>What to write where it does not fit.</summary>
    /// <param name="home">The code around.</param>
    /// <param name="isUse">Whether it is an expression.</param>
    public string Remedy(Home home, bool isUse) =>
        IsVolume ? $"Write Group = Group.O3 on {home.Name}"
        : SpaceTypes.IsGrid(What as ITypeSymbol) ? $"Write Group = Group.O2 on {home.Name}"
        : IsFieldOf(home)
            ? "On a sphere pixels are operands of [ToHarmonics] and results of [FromHarmonics] alone; everything else "
                + $"is done with coefficients. Elsewhere write Group = Group.{home.Stated} on it"
        : IsPlane ? $"Take {InSpace} instead, or write Group = Group.O2 on {home.Name}"
        : Group == home.Group && !home.IsModel
            ? home.Axis is null ? "Take it as a parameter instead"
                : $"Write Group = Group.{home.Stated} on it"
        : StatedGroup.Remedy(Stated, home.Stated, home.Name, isUse && MayEnter(home));

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

    private string InSpace => Name.Replace("PlaneCloud", "PointCloud").Replace("Plane", string.Empty);

    /// <inheritdoc/>
    public bool Equals(Belonging? other) =>
        other is not null
        && Group == other.Group
        && Axis == other.Axis
        && Approximate == other.Approximate
        && IsHeld == other.IsHeld
        && SymbolEqualityComparer.Default.Equals(What, other.What);

    /// <inheritdoc/>
    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(What);
}
