namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>What a loss compares energies, forces and stress with.</summary>
internal sealed record ForceTargets(double[] Energies, double[] Forces, double[]? Stress)
{
    public static ForceTargets Random(int seed, int clouds, int points, bool hasStress)
    {
        var random = new Random(seed);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        return new ForceTargets(Numbers(clouds), Numbers(3 * points), hasStress ? Numbers(6 * clouds) : null);
    }
}
