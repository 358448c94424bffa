using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>A feature type of a composed program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its signature as written.</param>
/// <param name="Signature">Its signature.</param>
internal sealed record FeatureStruct(string Name, string Text, Signature Signature)
{
    /// <summary>The declaration.</summary>
    public string Declaration =>
        $"[Irreps(\"{Text}\"{ModelSpace.Behind(Signature.Group)})] public readonly ref partial struct {Name};";
}
