namespace GeoDL.Typed.Generators.Models;

/// <summary>A public <c>Forward</c>, which gets a <c>Predict</c> beside it.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Results">What comes out: one type, or two for a pair.</param>
/// <param name="Into">The name of the method that writes into a table: <c>Predict</c>, or another where that would be a
/// method that is there.</param>
/// <param name="Attributes">Attributes of the user's without which the same types may not be named.</param>
public sealed record ForwardDeclaration(
    EquatableArray<ForwardParameter> Parameters,
    EquatableArray<ForwardResult> Results,
    string Into,
    EquatableArray<string> Attributes
);
