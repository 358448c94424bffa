namespace GeoDL.Typed.Models.Tests.Dual;

/// <summary>Points with their neighbours within a radius.</summary>
internal sealed class SlowCloud(Jet[][] positions, Jet[][] features, double radius)
{
    public int Count => positions.Length;

    public Jet[][] Positions => positions;

    public Jet[][] Features => features;

    public double Radius => radius;

    /// <summary>Pairs closer than the radius, both ways.</summary>
    public IReadOnlyList<(int From, int To)> Edges { get; } =
    [
        .. from to in Enumerable.Range(0, positions.Length)
        from @from in Enumerable.Range(0, positions.Length)
        where @from != to && Distance(positions[@from], positions[to]) < radius
        select (@from, to),
    ];

    private static double Distance(Jet[] a, Jet[] b) =>
        Math.Sqrt(a.Zip(b, static (x, y) => (x.Value - y.Value) * (x.Value - y.Value)).Sum());
}
