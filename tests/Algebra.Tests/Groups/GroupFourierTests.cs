using GeoDL.Typed.TestSupport;
using static GeoDL.Typed.Algebra.Tests.Groups.GroupCases;

namespace GeoDL.Typed.Algebra.Tests.Groups;

public sealed class GroupFourierTests
{
    /// <summary>C_1 to C_8, C_12, D_1 to D_6 and D_8, with every subgroup.</summary>
    public static TheoryData<Group, int, int, bool> Cases
    {
        get
        {
            var data = new TheoryData<Group, int, int, bool>();
            SymmetryGroup[] groups =
            [
                .. new[] { 1, 2, 3, 4, 5, 6, 7, 8, 12 }.Select(SymmetryGroup.C),
                .. new[] { 1, 2, 3, 4, 5, 6, 8 }.Select(SymmetryGroup.D),
            ];
            foreach (SymmetryGroup group in groups)
            {
                foreach (int turns in Enumerable.Range(1, group.Fold).Where(m => group.Fold % m == 0))
                {
                    data.Add(group.Kind, group.Fold, turns, false);
                    if (group.HasParity)
                        data.Add(group.Kind, group.Fold, turns, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matrix_IsOrthogonal(Group kind, int fold, int turns, bool mirror)
    {
        GroupFourier fourier = Of(kind, fold, turns, mirror);
        double[,] matrix = fourier.Matrix();
        Assert.Equal(fourier.Count, fourier.Irreps.Sum(static irrep => irrep.Dim));
        for (int i = 0; i < fourier.Count; i++)
        {
            for (int j = 0; j < fourier.Count; j++)
            {
                double product = Enumerable.Range(0, fourier.Count).Sum(v => matrix[v, i] * matrix[v, j]);
                Near.Equal(i == j ? 1 : 0, product, Tolerance.Rounding.Dozens, "product", scale: 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elements_PermuteValues(Group kind, int fold, int turns, bool mirror)
    {
        GroupFourier fourier = Of(kind, fold, turns, mirror);
        double[,] matrix = fourier.Matrix();
        var random = new Random(3);
        foreach (GroupElement g in Elements(fourier.Group))
        {
            double[] x = RandomVector(random, fourier.Count);
            double[] values = Apply(matrix, x);
            int[] to = fourier.Permutation(g);
            Assert.Equal(Enumerable.Range(0, fourier.Count), to.Order());
            var moved = new double[fourier.Count];
            for (int i = 0; i < moved.Length; i++)
                moved[to[i]] = values[i];
            Near.Equal(moved, Apply(matrix, Turned(fourier, g, x)), Tolerance.Equivariance.Double);
        }
    }

    /// <summary>The number of fixed values of an element is the sum of the characters, for every element.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Irreps_HaveThePermutationsCharacter(Group kind, int fold, int turns, bool mirror)
    {
        GroupFourier fourier = Of(kind, fold, turns, mirror);
        foreach (GroupElement g in Elements(fourier.Group))
        {
            int fixedValues = fourier.Permutation(g).Where(static (to, from) => to == from).Count();
            double character = fourier.Irreps.Sum(irrep => Trace(fourier.Group.Matrix(irrep, g)));
            Near.Equal(fixedValues, character, Tolerance.Rounding.Dozens, "character", scale: fourier.Count);
        }
    }

    /// <summary>The slow way: a value is that of a function on the group, which is constant on cosets.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_IsThatOfTheFunctionAtItsElement(Group kind, int fold, int turns, bool mirror)
    {
        GroupFourier fourier = Of(kind, fold, turns, mirror);
        double[] x = RandomVector(new Random(4), fourier.Count);
        double[] values = Apply(fourier.Matrix(), x);
        for (int v = 0; v < fourier.Count; v++)
        {
            // The value at the unit element, of the function moved by the inverse of the element.
            GroupElement g = fourier.Element(v);
            GroupElement inverse = GroupElement.OfPlane(g.Reflects ? g.Angle : -g.Angle, g.Reflects);
            double expected = Apply(fourier.Matrix(), Turned(fourier, inverse, x))[0];
            Near.Equal(expected, values[v], Tolerance.Equivariance.Double, "value", scale: 1);
        }
    }

    [Fact]
    public void Irreps_AreThoseWithAVectorThatTheSubgroupLeavesAlone()
    {
        Assert.Equal("0 1 2", Text("regular", SymmetryGroup.C(4)));
        Assert.Equal("0 2", Text("quotient(2)", SymmetryGroup.C(4)));
        Assert.Equal("0 3", Text("quotient(3)", SymmetryGroup.C(6)));
        Assert.Equal("0e 0o 1 1 2e 2o", Text("regular", SymmetryGroup.D(4)));
        Assert.Equal("0e 0o 2e 2o", Text("quotient(2)", SymmetryGroup.D(4)));
        Assert.Equal("0e 1 2e", Text("quotient(mirror)", SymmetryGroup.D(4)));
        Assert.Equal("0e 2e", Text("quotient(2, mirror)", SymmetryGroup.D(4)));

        static string Text(string field, SymmetryGroup group) =>
            string.Join(" ", Signature.Parse(field, group).Terms[0].Irreps);
    }

    [Fact]
    public void Fields_OfOtherGroupsThrow()
    {
        Assert.Throws<ArgumentException>(() => new GroupFourier(GroupField.Regular, SymmetryGroup.SO2));
        Assert.Throws<ArgumentException>(() => new GroupFourier(new GroupField(3, false), SymmetryGroup.C(8)));
        Assert.Throws<ArgumentException>(() => new GroupFourier(new GroupField(2, true), SymmetryGroup.C(8)));
        Assert.Throws<ArgumentException>(() =>
            new GroupFourier(GroupField.Regular, SymmetryGroup.C(4)).Permutation(GroupElement.OfPlane(0, true))
        );
    }

    private static GroupFourier Of(Group kind, int fold, int turns, bool mirror) =>
        new(new GroupField(turns, mirror), SymmetryGroup.Of(kind, fold));

    private static IEnumerable<GroupElement> Elements(SymmetryGroup symmetry) =>
        from reflects in symmetry.HasParity ? new[] { false, true } : [false]
        from turn in Enumerable.Range(0, symmetry.Fold)
        select GroupElement.OfPlane(2 * Math.PI * turn / symmetry.Fold, reflects);

    private static double[] Turned(GroupFourier fourier, GroupElement g, double[] x)
    {
        int offset = 0;
        var result = new List<double>();
        foreach (Irrep irrep in fourier.Irreps)
        {
            result.AddRange(Apply(fourier.Group.Matrix(irrep, g), x[offset..(offset + irrep.Dim)]));
            offset += irrep.Dim;
        }

        return [.. result];
    }

    private static double Trace(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Sum(i => matrix[i, i]);
}
