namespace GeoDL.Typed.Generators.Models;

/// <summary>A public <c>Forward</c>, which gets a <c>Predict</c> beside it.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Results">What comes out: one type, or two for a pair; <c>null</c> stands for a plain value.</param>
/// <param name="Documentation">The user's documentation comment, line by line.</param>
public sealed record ForwardDeclaration(
    EquatableArray<ForwardParameter> Parameters, EquatableArray<ForwardResult> Results, EquatableArray<string> Documentation);
