namespace GeoDL.Typed.Attack;

/// <summary>A layer of a composed program.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Declaration">The declaration.</param>
internal sealed record LayerText(string Name, string Kind, string Declaration);
