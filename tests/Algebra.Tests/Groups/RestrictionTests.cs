using GeoDL.Typed.TestSupport;
using static GeoDL.Typed.Algebra.Tests.Groups.GroupCases;

namespace GeoDL.Typed.Algebra.Tests.Groups;

public class RestrictionTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (SymmetryGroup from in All)
            {
                foreach (SymmetryGroup to in All.Where(to => Restriction.IsAllowed(from, to)))
                    data.Add(from.Name, to.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Restriction_CommutesWithTheSubgroup_AndIsOrthogonal(string from, string to)
    {
        (SymmetryGroup large, SymmetryGroup small) = (Named(from), Named(to));
        bool fromSpace = large.Kind is Group.O3 or Group.SO3,
            toPlane = small.Kind is not (Group.O3 or Group.SO3);
        Axis[] axes = fromSpace && toPlane ? Enum.GetValues<Axis>() : [Axis.Y];
        var random = new Random(8);
        foreach (Irrep irrep in fromSpace ? Enumerable.Range(0, 6).SelectMany(l => OfDegree(large, l)) : Irreps(large))
        {
            foreach (Axis axis in axes)
            {
                RestrictedIrrep restricted = Restriction.Of(irrep, small, axis);
                Assert.Equal(irrep.Dim, restricted.Parts.Sum(static p => p.Dim));
                Assert.All(restricted.Parts, p => Assert.Equal(small, p.Group));
                double[,] matrix = Matrix(restricted, irrep.Dim);
                double[] y = RandomVector(random, irrep.Dim);
                double[] restrictedY = Apply(matrix, y);
                Assert.Equal(
                    y.Sum(static v => v * v),
                    restrictedY.Sum(static v => v * v),
                    Tolerance.Equivariance.Double
                );
                for (int trial = 0; trial < 4; trial++)
                {
                    GroupElement g = small.Random(random);
                    GroupElement outside = fromSpace && toPlane ? g.About(axis) : g;
                    double[] x = RandomVector(random, irrep.Dim);
                    double[] turnedFirst = Apply(matrix, Apply(large.Matrix(irrep, outside), x));
                    Near.Equal(
                        Turn(small, restricted.Parts, g, Apply(matrix, x)),
                        turnedFirst,
                        Tolerance.Equivariance.Double,
                        scale: 1
                    );
                }
            }
        }
    }

    [Theory]
    [InlineData("SO(3)", "O(3)")]
    [InlineData("SO(3)", "O(2)")]
    [InlineData("SO(2)", "O(2)")]
    [InlineData("C_8", "SO(2)")]
    [InlineData("C_8", "C_3")]
    [InlineData("C_8", "D_8")]
    [InlineData("D_4", "D_8")]
    [InlineData("O(2)", "O(3)")]
    public void Restriction_GoesDownOnly(string from, string to)
    {
        (SymmetryGroup large, SymmetryGroup small) = (Named(from), Named(to));
        Assert.False(Restriction.IsAllowed(large, small));
        ArgumentException error = Assert.Throws<ArgumentException>(() => Restriction.Of(large.Trivial, small));
        Assert.Contains("down only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_BecomeAScalarAndAVector()
    {
        RestrictedIrrep polar = Restriction.Of(new Irrep(1, Parity.Odd), SymmetryGroup.O2);
        Assert.Equal("0e, 1", string.Join(", ", polar.Parts));
        // (x, y, z) to y, then (z, x).
        Assert.Equal([(0, 1), (1, 2), (2, 0)], polar.Terms.Select(static t => (t.Row, t.Column)));
        RestrictedIrrep axial = Restriction.Of(new Irrep(1, Parity.Even), SymmetryGroup.D(8));
        Assert.Equal("0o, 1", string.Join(", ", axial.Parts));
        Assert.Equal(
            "0e, 1, 2, 3, 4e, 4o, 3",
            string.Join(", ", Restriction.Of(new Irrep(5, Parity.Odd), SymmetryGroup.D(8)).Parts)
        );
    }

    private static IEnumerable<Irrep> OfDegree(SymmetryGroup group, int l) =>
        new[] { Parity.Even, Parity.Odd }.Where(p => group.Has(l, p)).Select(p => new Irrep(l, p, group));

    private static double[,] Matrix(RestrictedIrrep restricted, int dim)
    {
        var matrix = new double[dim, dim];
        foreach (RestrictionTerm term in restricted.Terms)
            matrix[term.Row, term.Column] += term.Value.ToDouble();
        return matrix;
    }

    private static double[] Turn(SymmetryGroup group, IReadOnlyList<Irrep> parts, GroupElement g, double[] x)
    {
        var turned = new List<double>();
        foreach (Irrep part in parts)
            turned.AddRange(Apply(group.Matrix(part, g), x[turned.Count..(turned.Count + part.Dim)]));
        return [.. turned];
    }
}
