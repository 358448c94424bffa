namespace GeoDL.Typed;

/// <summary>How the paths that share an output divide its variance (e3nn's <c>path_normalization</c>).</summary>
public enum PathNormalization
{
    /// <summary>Every summed element has the same weight, so paths with more copies count more.</summary>
    Element,

    /// <summary>Every path has the same weight, whatever its multiplicities.</summary>
    Path,

    /// <summary>There is no division.</summary>
    None,
}
