namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>A network of the benchmark.</summary>
public enum NetworkKind
{
    /// <summary>An ordinary convolutional network.</summary>
    Plain,

    /// <summary>A network of the quarter turns.</summary>
    P4,

    /// <summary>A steerable network of eight turns, for its size the best of turned images.</summary>
    Steerable,

    /// <summary>The steerable network of all turns, of the contest.</summary>
    Turning,

    /// <summary>A steerable network of all turns that sees no border, for digits learned upright.</summary>
    Open,
}
