using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>A feature type of a composed program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its signature as written.</param>
/// <param name="Signature">Its signature.</param>
internal sealed record FeatureStruct(string Name, string Text, Signature Signature)
{
    /// <summary>What the attribute states besides.</summary>
    public string More { get; init; } = string.Empty;

    /// <summary>The declaration.</summary>
    public string Declaration =>
        $"[Irreps(\"{Text}\"{ModelSpace.Behind(Signature.Group)}{More})] public readonly ref partial struct {Name};";
}
