namespace GeoDL.Typed;

/// <summary>How the paths that share an output divide its variance (e3nn's <c>path_normalization</c>).</summary>
public enum PathNormalization
{
    /// <summary>Every summed element counts alike, so paths with more copies weigh more.</summary>
    Element,

    /// <summary>Every path counts alike, whatever its multiplicities.</summary>
    Path,

    /// <summary>Nothing is divided.</summary>
    None,
}
