namespace GeoDL.Typed.Attack;

/// <summary>What a value of a composed program is to C#.</summary>
internal enum ValueKind
{
    Named,
    Plain,
    Scalars,
    PseudoScalars,
    Gated,
    Mirrored,
    Positions,
    Cloud,
    Larger,
    Edges,
    Pixels,
    Batch,
    Labels,
    Pair,
}
