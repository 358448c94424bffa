namespace GeoDL.Typed;

/// <summary>How batch normalisation goes from the squares of rows to that of a cloud (e3nn's <c>reduce</c>).</summary>
public enum BatchReduction
{
    /// <summary>The mean over all rows.</summary>
    Mean,

    /// <summary>The largest of each cloud, and the mean of these over the clouds.</summary>
    Max,
}
