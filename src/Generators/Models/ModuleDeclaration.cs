namespace GeoDL.Typed.Generators.Models;

/// <summary>A module: a partial property that holds another model, or several.</summary>
/// <param name="Property">The property's name, escaped.</param>
/// <param name="StoredName">The name of its parameters' paths.</param>
/// <param name="Modifiers">The modifiers as written.</param>
/// <param name="PropertyType">The type of the property, fully qualified.</param>
/// <param name="ModelType">The type of one module, fully qualified.</param>
/// <param name="Repeat">How many modules; 0 for a single one, not in a list.</param>
/// <param name="IsApproximate">Whether the model states that its layers may deviate from its group.</param>
/// <param name="IsValid">Whether the module can be made; otherwise the property throws.</param>
public sealed record ModuleDeclaration(
    string Property,
    string StoredName,
    string Modifiers,
    string PropertyType,
    string ModelType,
    int Repeat,
    bool IsApproximate,
    bool IsValid
) : ModelPart;
