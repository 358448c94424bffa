using GeoDL.Typed.Algebra.Tests.Groups;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>
/// Steerable kernels before they are sampled: harmonics coupled with an irrep into another satisfy
/// k(gx) = ρ_out(g) k(x) ρ_in(g)⁻¹, and there are no others.
/// </summary>
public class KernelConstraintTests
{
    private const int HighestOrder = 6;

    private static readonly SymmetryGroup[] Groups =
    [
        SymmetryGroup.SO2,
        SymmetryGroup.O2,
        .. new[] { 1, 2, 3, 4, 5, 6, 7, 8, 12 }.Select(SymmetryGroup.C),
        .. new[] { 1, 2, 3, 4, 5, 6, 8 }.Select(SymmetryGroup.D),
    ];

    public static TheoryData<string> Names => [.. Groups.Select(static g => g.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_TurnWithTheirFeatures(string name)
    {
        SymmetryGroup group = Groups.Single(g => g.Name == name);
        var random = new Random(3);
        int count = 0;
        foreach ((Irrep input, Irrep output) in Pairs(group))
        {
            foreach ((int order, IReadOnlyList<CouplingTerm> terms, int part) in Kernels(group, input, output))
            {
                count++;
                GroupElement g = group.Random(random);
                double angle = 2 * Math.PI * random.NextDouble();
                double turned = (g.Reflects ? -angle : angle) + g.Angle;
                double[,] k = Kernel(group, terms, order, part, angle, input, output);
                double[,] expected = Multiply(Multiply(group.Matrix(output, g), k), Transpose(group.Matrix(input, g)));
                double[,] actual = Kernel(group, terms, order, part, turned, input, output);
                Near.Equal(Flat(expected), Flat(actual), Tolerance.Equivariance.Double, scale: 1);
            }
        }

        Assert.NotEqual(0, count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_OfKernels_AreThoseOfANullSpace(string name)
    {
        SymmetryGroup group = Groups.Single(g => g.Name == name);
        GroupElement[] generators =
        [
            // A turn that no relation of these orders knows, for continuous groups; else the least one.
            GroupElement.OfPlane(group.Fold == 0 ? 1.234567 : 2 * Math.PI / group.Fold),
            .. group.HasParity ? new[] { GroupElement.OfPlane(0, reflects: true) } : [],
        ];
        foreach ((Irrep input, Irrep output) in Pairs(group))
        {
            int size = output.Dim * input.Dim * ((2 * HighestOrder) + 1);
            double[][] rows = [.. generators.SelectMany(g => Constraint(group, g, input, output))];
            Assert.Equal(size - MatrixRank.Of(rows), Kernels(group, input, output).Count());
        }
    }

    [Theory]
    [InlineData("SO(2)", 1, 2, 4)]
    [InlineData("O(2)", 1, 2, 2)]
    [InlineData("SO(2)", 0, 2, 2)]
    [InlineData("O(2)", 0, 2, 1)]
    [InlineData("C_8", 1, 1, 6)]
    public void Numbers_OfKernels_AreThoseThatOneCanCount(string name, int input, int output, int expected)
    {
        SymmetryGroup group = Groups.Single(g => g.Name == name);
        Assert.Equal(
            expected,
            Kernels(group, new Irrep(input, Parity.Even, group), new Irrep(output, Parity.Even, group)).Count()
        );
    }

    private static IEnumerable<(Irrep, Irrep)> Pairs(SymmetryGroup group)
    {
        Irrep[] irreps =
        [
            .. Enumerable
                .Range(0, HighestOrder + 1)
                .SelectMany(static order => new[] { (order, Parity.Even), (order, Parity.Odd) })
                .Where(label => group.Has(label.order, label.Item2))
                .Select(label => new Irrep(label.order, label.Item2, group)),
        ];
        return irreps.SelectMany(a => irreps.Select(b => (a, b)));
    }

    /// <summary>Every coupling of every part of every harmonic.</summary>
    private static IEnumerable<(int Order, IReadOnlyList<CouplingTerm> Terms, int Part)> Kernels(
        SymmetryGroup group,
        Irrep input,
        Irrep output
    )
    {
        for (int order = 0; order <= HighestOrder; order++)
        {
            IReadOnlyList<Irrep> parts = group.Harmonic(order);
            for (int part = 0; part < parts.Count; part++)
            {
                foreach (IReadOnlyList<CouplingTerm> terms in group.Couplings(input, parts[part], output))
                    yield return (order, terms, part);
            }
        }
    }

    private static double[,] Kernel(
        SymmetryGroup group,
        IReadOnlyList<CouplingTerm> terms,
        int order,
        int part,
        double angle,
        Irrep input,
        Irrep output
    )
    {
        double sine = (group.FlipsSine(order) ? -1 : 1) * Math.Sin(order * angle);
        double[] harmonic =
            group.Harmonic(order).Count == 1 ? [Math.Cos(order * angle), sine]
            : part == 0 ? [Math.Cos(order * angle)]
            : [sine];
        var kernel = new double[output.Dim, input.Dim];
        foreach (CouplingTerm term in terms)
            kernel[term.K, term.I] += term.Value.ToDouble() * harmonic[term.J];
        return kernel;
    }

    /// <summary>k(gx) ρ_in(g) − ρ_out(g) k(x) in the coefficients of 1, cos φ, sin φ, cos 2φ, …</summary>
    private static IEnumerable<double[]> Constraint(SymmetryGroup group, GroupElement g, Irrep input, Irrep output)
    {
        (double[,] a, double[,] b) = (group.Matrix(input, g), group.Matrix(output, g));
        (int rows, int columns) = (output.Dim, input.Dim);
        int At(int function, int row, int column) => (((function * rows) + row) * columns) + column;
        int size = At((2 * HighestOrder) + 1, 0, 0);
        double sign = g.Reflects ? -1 : 1;
        for (int function = 0; function <= 2 * HighestOrder; function++)
        {
            int order = (function + 1) / 2;
            bool isSine = function > 0 && function % 2 == 0;
            (double cos, double sin) = (Math.Cos(order * g.Angle), Math.Sin(order * g.Angle));
            // cos j(±φ + θ) and sin j(±φ + θ) in cos jφ and sin jφ: what reaches this function, and from where.
            (int From, double Value)[] sources =
                order == 0 ? [(0, 1)]
                : isSine ? [(function - 1, -sin * sign), (function, cos * sign)]
                : [(function, cos), (function + 1, sin)];
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    var line = new double[size];
                    foreach ((int from, double value) in sources)
                    {
                        for (int i = 0; i < columns; i++)
                            line[At(from, row, i)] += value * a[i, column];
                    }

                    for (int i = 0; i < rows; i++)
                        line[At(function, i, column)] -= b[row, i];
                    yield return line;
                }
            }
        }
    }

    private static double[,] Multiply(double[,] x, double[,] y)
    {
        var result = new double[x.GetLength(0), y.GetLength(1)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
                result[i, j] = Enumerable.Range(0, y.GetLength(0)).Sum(k => x[i, k] * y[k, j]);
        }

        return result;
    }

    private static double[,] Transpose(double[,] x)
    {
        var result = new double[x.GetLength(1), x.GetLength(0)];
        for (int i = 0; i < result.GetLength(0); i++)
        {
            for (int j = 0; j < result.GetLength(1); j++)
                result[i, j] = x[j, i];
        }

        return result;
    }

    private static double[] Flat(double[,] x) => [.. x.Cast<double>()];
}
