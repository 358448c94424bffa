namespace GeoDL.Typed.Tool.Proofs;

/// <summary>What was found of a part of a layer.</summary>
/// <param name="Single">The largest relative error in float.</param>
/// <param name="Double">The same in double.</param>
/// <param name="Failure">What is wrong first; null if nothing is.</param>
internal sealed record PartOutcome(double Single, double Double, string? Failure)
{
    /// <summary>Whether of each block of the operands only some copies were tried.</summary>
    public bool IsThinned { get; init; }
}

/// <summary>A part of a layer that is compared with what it has to compute.</summary>
internal interface ILayerPart
{
    /// <summary>The number of paths; 0 where the layer's paths are those of another part.</summary>
    int PathCount { get; }

    /// <summary>Runs it and compares.</summary>
    PartOutcome Run();
}
