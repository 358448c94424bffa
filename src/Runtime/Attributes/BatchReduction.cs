namespace GeoDL.Typed;

/// <summary>
/// How batch normalisation reduces the squares of the rows of a cloud to one number (e3nn's <c>reduce</c>).
/// </summary>
public enum BatchReduction
{
    /// <summary>The mean over all rows.</summary>
    Mean,

    /// <summary>The largest of each cloud, and the mean of these over the clouds.</summary>
    Max,
}
