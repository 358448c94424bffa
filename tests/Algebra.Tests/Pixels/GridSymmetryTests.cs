namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>The subgroups that square pixels keep.</summary>
public class GridSymmetryTests
{
    [Fact]
    public void Subgroups_AreThoseThatMapTheSquareOntoItself()
    {
        Assert.Equal(SymmetryGroup.C(4), GridSymmetry.OnPixels(SymmetryGroup.SO2));
        Assert.Equal(SymmetryGroup.D(4), GridSymmetry.OnPixels(SymmetryGroup.O2));
        for (int fold = 1; fold <= 24; fold++)
        {
            // 2πi/N is a multiple of a quarter turn.
            int kept = Enumerable.Range(0, fold).Count(i => 4 * i % fold == 0);
            Assert.Equal(SymmetryGroup.C(kept), GridSymmetry.OnPixels(SymmetryGroup.C(fold)));
            Assert.Equal(SymmetryGroup.D(kept), GridSymmetry.OnPixels(SymmetryGroup.D(fold)));
            Assert.Equal(fold is 1 or 2 or 4, GridSymmetry.IsExact(SymmetryGroup.C(fold)));
        }
    }

    [Fact]
    public void Intersections_HoldTheElementsOfBoth()
    {
        SymmetryGroup[] groups =
        [
            .. Enumerable.Range(1, 12).Select(SymmetryGroup.C),
            .. Enumerable.Range(1, 12).Select(SymmetryGroup.D),
        ];
        foreach (SymmetryGroup a in groups)
        {
            foreach (SymmetryGroup b in groups)
            {
                SymmetryGroup both = GridSymmetry.Intersection(a, b);
                Assert.Equal(Enumerable.Range(0, a.Fold).Count(i => i * b.Fold % a.Fold == 0), both.Fold);
                Assert.Equal(a.HasParity && b.HasParity, both.HasParity);
            }

            Assert.Equal(a, GridSymmetry.Intersection(a, SymmetryGroup.O2));
            Assert.Equal(SymmetryGroup.C(a.Fold), GridSymmetry.Intersection(SymmetryGroup.SO2, a));
        }

        Assert.Equal(SymmetryGroup.SO2, GridSymmetry.Intersection(SymmetryGroup.SO2, SymmetryGroup.O2));
        Assert.Equal(SymmetryGroup.O2, GridSymmetry.Intersection(SymmetryGroup.O2, SymmetryGroup.O2));
    }

    [Fact]
    public void Groups_OfSpace_AreRefused()
    {
        Assert.Throws<ArgumentException>("first", () => GridSymmetry.Intersection(SymmetryGroup.O3, SymmetryGroup.O2));
        Assert.Throws<ArgumentException>("group", () => GridSymmetry.OnPixels(SymmetryGroup.SO3));
    }
}
