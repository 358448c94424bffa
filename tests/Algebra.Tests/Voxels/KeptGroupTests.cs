using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Voxels;

/// <summary>The elements of what a grid keeps.</summary>
public class KeptGroupTests
{
    [Theory]
    [InlineData(Group.O3, 1, 1, 1, "O_h", 48)]
    [InlineData(Group.SO3, 1, 1, 1, "O", 24)]
    [InlineData(Group.O3, 1, 1, 2, "D_4h about z", 16)]
    [InlineData(Group.SO3, 2, 1, 1, "D_4 about x", 8)]
    [InlineData(Group.SO3, 1, 2, 1, "D_4 about y", 8)]
    [InlineData(Group.O3, 1, 2, 3, "D_2h", 8)]
    [InlineData(Group.SO3, 1, 2, 3, "D_2", 4)]
    public void Elements_OfABoxAreAGroup(Group kind, double x, double y, double z, string name, int count)
    {
        var kept = KeptGroup.OnVoxels(SymmetryGroup.Of(kind), new VoxelSpacing(x, y, z));
        double[][] matrices = [.. kept.Elements.Select(static e => e.Space.ToMatrix().Cast<double>().ToArray())];

        Assert.Equal((name, count), (kept.Name, matrices.Length));
        Near.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], matrices[0], Tolerance.Value.Double, "the identity is the first");
        string[] whole = [.. matrices.Select(Key)];
        Assert.Equal(count, whole.Distinct().Count());
        foreach (GroupElement a in kept.Elements)
        {
            foreach (GroupElement b in kept.Elements)
                Assert.Contains(Key([.. (a * b).Space.ToMatrix().Cast<double>()]), whole);
        }

        // Axes with one spacing alone are exchanged.
        double[] spacing = [x, y, z];
        foreach (double[] matrix in matrices)
        {
            for (int i = 0; i < 9; i++)
                Assert.True(Math.Abs(matrix[i]) < Tolerance.Noticeable || spacing[i / 3] == spacing[i % 3]);
        }
    }

    [Theory]
    [InlineData(Group.CN, 4)]
    [InlineData(Group.DN, 8)]
    public void Elements_OfThePlaneAreTurnsThenMirrors(Group kind, int count)
    {
        var kept = KeptGroup.OfPlane(SymmetryGroup.Of(kind, 4));

        Assert.Equal(count, kept.Elements.Count);
        Assert.Equal((0, false), (kept.Elements[0].Angle, kept.Elements[0].Reflects));
        Assert.Equal(count - 4, kept.Elements.Count(static e => e.Reflects));
    }

    [Fact]
    public void Elements_AreFinitelyMany() =>
        Assert.Contains(
            "a turn for every angle",
            Assert.Throws<InvalidOperationException>(() => KeptGroup.OfPlane(SymmetryGroup.SO2).Elements).Message,
            StringComparison.Ordinal
        );

    private static string Key(double[] matrix) => string.Join(' ', matrix.Select(static v => (int)Math.Round(v)));
}
