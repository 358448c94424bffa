namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>Which of the pair statistics a baseline uses.</summary>
public enum PairStatisticsSet
{
    /// <summary>The two-point function: positions alone.</summary>
    TwoPoint,

    /// <summary>And the velocity dispersion.</summary>
    WithDispersion,

    /// <summary>And the infall of pairs.</summary>
    WithInfall,
}
