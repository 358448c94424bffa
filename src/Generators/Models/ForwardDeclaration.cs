namespace GeoDL.Typed.Generators.Models;

/// <summary>A public <c>Forward</c>, for which a <c>Predict</c> is generated.</summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Results">Its result types: one, or two for a pair.</param>
/// <param name="Into">The name of the method that writes into a table: <c>Predict</c>, or another name where such a
/// method exists already.</param>
/// <param name="Attributes">Attributes of the user's that are needed to name the same types.</param>
public sealed record ForwardDeclaration(
    EquatableArray<ForwardParameter> Parameters,
    EquatableArray<ForwardResult> Results,
    string Into,
    EquatableArray<string> Attributes
)
{
    /// <summary>
    /// Whether it makes one even scalar of one cloud, an energy: then a <c>PredictForces</c> is generated as well.
    /// </summary>
    public bool HasForces { get; init; }

    /// <summary>
    /// The random fields, which turn exactly, on which a <c>MeasureEquivariance</c> is generated as well; null unless
    /// it makes one feature of one grid.
    /// </summary>
    public string? MeasuredOn { get; init; }
}
