namespace GeoDL.Typed;

/// <summary>A function that a layer multiplies by its second-moment constant.</summary>
/// <param name="Path">The layer.</param>
/// <param name="Function">The function.</param>
/// <param name="Constant">The number.</param>
/// <param name="Behind">The weights that its values are multiplied by next, if nothing else takes them.</param>
internal sealed record ActivationUse(string Path, Nonlinearity Function, double Constant, Parameter? Behind);
