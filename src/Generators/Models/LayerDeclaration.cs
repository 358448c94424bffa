using GeoDL.Typed.Generators.Layers;

namespace GeoDL.Typed.Generators.Models;

/// <summary>A layer: a partial method of a model, to be implemented.</summary>
/// <param name="Method">The method's name, escaped.</param>
/// <param name="StoredName">The name of its parameters' paths.</param>
/// <param name="Modifiers">The modifiers as written, <c>private partial</c>.</param>
/// <param name="ReturnType">The return type, fully qualified.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Documentation">The user's documentation comment, line by line.</param>
/// <param name="Geometry">The name of the parameter that holds the neighbourhood; empty if there is none.</param>
/// <param name="Operands">The typed operands in order.</param>
/// <param name="Result">The result.</param>
/// <param name="Options">The options of the attribute; null for a faulty layer, whose body throws.</param>
public sealed record LayerDeclaration(
    string Method,
    string StoredName,
    string Modifiers,
    string ReturnType,
    EquatableArray<ParameterDeclaration> Parameters,
    EquatableArray<string> Documentation,
    string Geometry,
    EquatableArray<Operand> Operands,
    Operand? Result,
    LayerOptions? Options
) : ModelPart
{
    /// <summary>The name of the parameter that holds labels of rows; empty if there is none.</summary>
    public string Labels { get; init; } = string.Empty;

    /// <summary>A layer of which only the name is known.</summary>
    public static LayerDeclaration Faulty(string method) =>
        new(method, method, string.Empty, string.Empty, default, default, string.Empty, default, null, null);
}
