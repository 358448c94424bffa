using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>The free numbers of group convolutions.</summary>
public class PixelOrbitsTests
{
    public static TheoryData<Group, int, int> Groups
    {
        get
        {
            var data = new TheoryData<Group, int, int>();
            foreach (Group kind in new[] { Group.CN, Group.DN })
            {
                foreach (int fold in new[] { 1, 2, 4 })
                {
                    data.Add(kind, fold, 1);
                    data.Add(kind, fold, 3);
                    data.Add(kind, fold, 5);
                }
            }

            return data;
        }
    }

    /// <summary>|G|k² from regular to regular, k² from and to trivial fields, orbits of pixels between these.</summary>
    [Theory]
    [MemberData(nameof(Groups))]
    public void Numbers_AreThoseOfCohenAndWelling(Group kind, int fold, int size)
    {
        SymmetryGroup group = SymmetryGroup.Of(kind, fold);
        var trivial = new GroupField(group.Fold, group.HasParity);
        int elements = GroupField.Regular.Values(group);
        Assert.Equal(
            elements * size * size,
            PixelOrbits.Create(size, GroupField.Regular, GroupField.Regular, group).Count
        );
        Assert.Equal(size * size, PixelOrbits.Create(size, trivial, GroupField.Regular, group).Count);
        Assert.Equal(size * size, PixelOrbits.Create(size, GroupField.Regular, trivial, group).Count);
        PixelOrbits between = PixelOrbits.Create(size, trivial, trivial, group);
        Assert.Equal(between.Places.Count, between.Count);
        Assert.Equal(Enumerable.Range(0, size * size), between.Places.SelectMany(static p => p).Order());
    }

    /// <summary>Their number is the dimension of the null space of the constraint, by its character.</summary>
    [Theory]
    [MemberData(nameof(Groups))]
    public void Numbers_AreThoseOfTheCharacterFormula(Group kind, int fold, int size)
    {
        SymmetryGroup group = SymmetryGroup.Of(kind, fold);
        GroupField[] fields =
        [
            .. from turns in Enumerable.Range(1, fold)
            from mirror in new[] { false, true }
            select new GroupField(turns, mirror),
        ];
        foreach (GroupField from in fields.Where(f => f.IsOf(group)))
        {
            foreach (GroupField to in fields.Where(f => f.IsOf(group)))
            {
                PixelOrbits orbits = PixelOrbits.Create(size, from, to, group);
                double fixedTriples = Elements(group)
                    .Average(g =>
                        Fixed(new GroupFourier(from, group).Permutation(g))
                        * Fixed(new GroupFourier(to, group).Permutation(g))
                        * FixedPixels(size, g)
                    );
                Near.Equal(fixedTriples, orbits.Count, Tolerance.Value.Double, $"{from} → {to} under {group}");
                int[] first =
                [
                    .. Enumerable
                        .Range(0, orbits.ToValues * size * size * orbits.FromValues)
                        .Select(i =>
                            orbits.Of(
                                i / orbits.FromValues % (size * size),
                                i % orbits.FromValues,
                                i / orbits.FromValues / size / size
                            )
                        )
                        .Distinct(),
                ];
                Assert.Equal(Enumerable.Range(0, orbits.Count), first);
            }
        }
    }

    /// <summary>Where the result is regular, weights are the filter at the identity, pixel by pixel.</summary>
    [Fact]
    public void Numbers_OfARegularResultAreAFilter()
    {
        PixelOrbits orbits = PixelOrbits.Create(3, GroupField.Regular, GroupField.Regular, SymmetryGroup.C(4));
        for (int place = 0; place < 9; place++)
        {
            for (int a = 0; a < 4; a++)
                Assert.Equal((place * 4) + a, orbits.Of(place, a, 0));
        }

        // A quarter turn takes the pixel to the right to the one above, and every value to the next.
        Assert.Equal(orbits.Of(5, 0, 0), orbits.Of(1, 1, 1));
        Assert.Equal(orbits.Of(5, 3, 2), orbits.Of(1, 0, 3));
    }

    [Fact]
    public void Faults_NameWhatIsWrong()
    {
        Says("odd", () => PixelOrbits.Create(4, GroupField.Regular, GroupField.Regular, SymmetryGroup.C(4)));
        Says("C_8", () => PixelOrbits.Create(3, GroupField.Regular, GroupField.Regular, SymmetryGroup.C(8)));
        Says("O(2)", () => PixelOrbits.Create(3, GroupField.Regular, GroupField.Regular, SymmetryGroup.O2));
        Says("O(3)", () => PixelOrbits.Create(3, GroupField.Regular, GroupField.Regular, SymmetryGroup.O3));
        Says(
            "quotient(3)",
            () => PixelOrbits.Create(3, new GroupField(3, false), GroupField.Regular, SymmetryGroup.C(4))
        );
        Says("2x1", () => GroupConvolutionSpec.Create(Of("2x1"), Of("regular"), 3));
        Says("C_2", () => GroupConvolutionSpec.Create(Of("0"), Signature.Parse("0", SymmetryGroup.C(2)), 3));

        static Signature Of(string text) => Signature.Parse(text, SymmetryGroup.C(4));

        static void Says(string what, Func<object> create) =>
            Assert.Contains(what, Assert.Throws<ArgumentException>(create).Message, StringComparison.Ordinal);
    }

    /// <summary>Weights lie path after path, without gaps; their coefficient keeps the variance.</summary>
    [Fact]
    public void Specifications_LayWeightsPathAfterPath()
    {
        GroupConvolutionSpec spec = GroupConvolutionSpec.Create(
            Signature.Parse("2x regular + 0x0 + 3x0", SymmetryGroup.C(4)),
            Signature.Parse("5x regular + quotient(2)", SymmetryGroup.C(4)),
            3
        );
        Assert.Equal([2 * 5 * 36, 2 * 18, 3 * 5 * 9, 3 * 5], spec.Paths.Select(static p => p.WeightCount));
        Assert.Equal([0, 360, 396, 531], spec.Paths.Select(static p => p.WeightOffset));
        Assert.Equal(546, spec.WeightCount);
        Assert.Equal(6, spec.BiasCount);
        Assert.Equal(9 * 11, spec.FanIn);
    }

    private static IEnumerable<GroupElement> Elements(SymmetryGroup of) =>
        from reflects in new[] { false, true }
        where !reflects || of.HasParity
        from turn in Enumerable.Range(0, of.Fold)
        select GroupElement.OfPlane(2 * Math.PI * turn / of.Fold, reflects);

    private static int Fixed(int[] permutation) => permutation.Where(static (to, i) => to == i).Count();

    /// <summary>Pixels that an element leaves where they are: of a turn the centre, of a mirror its line.</summary>
    private static int FixedPixels(int size, GroupElement element) =>
        element.Reflects ? size
        : Math.Abs(Math.Sin(element.Angle / 2)) > 0.1 ? 1
        : size * size;
}
