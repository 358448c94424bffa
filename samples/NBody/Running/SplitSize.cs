namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>How many trajectories there are for each use.</summary>
/// <param name="Training">To fit weights.</param>
/// <param name="Validation">To choose weights.</param>
/// <param name="Test">For the reported numbers.</param>
public sealed record SplitSize(int Training, int Validation, int Test)
{
    /// <summary>The protocol of EGNN and of all that compare with it.</summary>
    public static SplitSize Protocol { get; } = new(3000, 2000, 2000);

    /// <summary>All three together.</summary>
    public int Total => Training + Validation + Test;
}
