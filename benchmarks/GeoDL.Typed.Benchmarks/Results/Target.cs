namespace GeoDL.Typed.Benchmarks.Results;

/// <summary>What a measured figure should be.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Bound">The figure to reach.</param>
/// <param name="IsLeast">Whether more is better; otherwise the bound is the most that is allowed.</param>
/// <param name="Unit">Of figure and bound.</param>
/// <param name="Measured">Finds the figure among the timings; null where it was not measured, as without a
/// peer.</param>
internal sealed record Target(
    string Name,
    double Bound,
    bool IsLeast,
    string Unit,
    Func<Measurements, double?> Measured
)
{
    public bool IsMet(double figure) => IsLeast ? figure >= Bound : figure <= Bound;
}
