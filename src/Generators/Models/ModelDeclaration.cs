using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A model: a class whose layers are to be implemented.</summary>
/// <param name="Type">The class.</param>
/// <param name="Group">The group of the model.</param>
/// <param name="Axis">The axis about which a group of the plane turns space.</param>
/// <param name="Parts">Layers and modules, in order of declaration.</param>
/// <param name="Forwards">Public Forward methods.</param>
/// <param name="HasConstructors">Whether constructors are emitted.</param>
/// <param name="HasSummary">Whether the user documented the class.</param>
public sealed record ModelDeclaration(
    TypeContext Type,
    SymmetryGroup Group,
    Axis Axis,
    EquatableArray<ModelPart> Parts,
    EquatableArray<ForwardDeclaration> Forwards,
    bool HasConstructors,
    bool HasSummary
)
{
    /// <summary>
    /// Ids of the experimental features that its types belong to: C# has reported them where the user named the types.
    /// </summary>
    public EquatableArray<string> Experiments { get; init; }

    /// <summary>The layers, in order of declaration.</summary>
    public IEnumerable<LayerDeclaration> Layers => Parts.OfType<LayerDeclaration>();

    /// <summary>The modules, in order of declaration.</summary>
    public IEnumerable<ModuleDeclaration> Modules => Parts.OfType<ModuleDeclaration>();
}
