namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>The groups that tests run over, and their irreps.</summary>
internal static class GroupCases
{
    private const int ContinuousOrders = 4;

    public static IReadOnlyList<SymmetryGroup> Planar { get; } =
    [
        SymmetryGroup.SO2,
        SymmetryGroup.O2,
        .. new[] { 1, 2, 3, 4, 8 }.Select(SymmetryGroup.C),
        .. new[] { 1, 2, 3, 4, 6, 8 }.Select(SymmetryGroup.D),
    ];

    public static IReadOnlyList<SymmetryGroup> All { get; } = [SymmetryGroup.O3, SymmetryGroup.SO3, .. Planar];

    public static TheoryData<string> Names => [.. All.Select(static g => g.Name)];

    public static TheoryData<string> PlanarNames => [.. Planar.Select(static g => g.Name)];

    public static SymmetryGroup Named(string name) => All.Single(g => g.Name == name);

    /// <summary>All irreps; of an infinite group those of low order.</summary>
    public static IReadOnlyList<Irrep> Irreps(SymmetryGroup group) =>
        [
            .. Enumerable
                .Range(0, (group.Kind is Group.O3 or Group.SO3 ? 2 : ContinuousOrders) + 1)
                .SelectMany(static order => new[] { (order, Parity.Even), (order, Parity.Odd) })
                .Where(label => group.Has(label.order, label.Item2))
                .Select(label => new Irrep(label.order, label.Item2, group)),
        ];

    /// <summary>
    /// The mean over the group: a sum over all elements, for a continuous group over so many that it is exact for
    /// the orders here.
    /// </summary>
    public static double Mean(SymmetryGroup group, Func<GroupElement, double> value)
    {
        int turns = group.Fold > 0 ? group.Fold : 64;
        bool[] reflections = group.HasParity ? [false, true] : [false];
        return reflections
            .SelectMany(_ => Enumerable.Range(0, turns), (r, i) => GroupElement.OfPlane(2 * Math.PI * i / turns, r))
            .Average(value);
    }

    public static double[] Apply(double[,] matrix, double[] x) =>
        [
            .. Enumerable
                .Range(0, matrix.GetLength(0))
                .Select(i => Enumerable.Range(0, x.Length).Sum(j => matrix[i, j] * x[j])),
        ];

    public static double[] Couple(IReadOnlyList<CouplingTerm> terms, int dim, double[] x, double[] y)
    {
        var z = new double[dim];
        foreach (CouplingTerm term in terms)
            z[term.K] += term.Value.ToDouble() * x[term.I] * y[term.J];
        return z;
    }

    public static double[] RandomVector(Random random, int dim) =>
        [.. Enumerable.Range(0, dim).Select(_ => (2 * random.NextDouble()) - 1)];
}
