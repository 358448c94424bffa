using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Blocks: members, selection, concatenation, derived signatures, copies.</summary>
public class BlockTests
{
    [Fact]
    public void NamedMembers_AreTheBlocksOfEachRow()
    {
        Halo x = ArithmeticTests.Enter(Rows<Halo>.From([1.0, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Equal([1.0, 5], x.LogMass.ToRows().ToArray());
        Assert.Equal([2.0, 3, 4, 6, 7, 8], x.Velocity.ToRows().ToArray());
        Assert.Equal("1o", x.Velocity.Signature);
    }

    [Fact]
    public void Concatenation_KeepsPublicOrderAlsoWhereBlocksMerge()
    {
        Rows<Features> left = Rows.From("0e + 2x1o", [1.0, 2, 3, 4, 5, 6, 7]),
            right = Rows.From("1o + 0e", [8.0, 9, 10, 11]).Beside(left);
        Features both = ArithmeticTests.Enter(left).Concat(ArithmeticTests.Enter(right));
        Assert.Equal("0e + 2x1o + 1o + 0e", both.Signature);
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], both.ToRows().ToArray());
        Assert.Equal([8.0, 9, 10], both.Select(2).ToRows().ToArray());
        Assert.Equal([2.0, 3, 4, 5, 6, 7, 8, 9, 10], both.Select(1..3).ToRows().ToArray());
    }

    [Fact]
    public void SumsAndMeansOverCopies_AreThoseOfEachBlock()
    {
        Features x = ArithmeticTests.Enter(Rows.From("2x0e + 2x1o", [1.0, 3, 1, 2, 3, 5, 6, 7]));
        Assert.Equal("0e + 1o", x.SumOverCopies().Signature);
        Assert.Equal([4.0, 6, 8, 10], x.SumOverCopies().ToRows().ToArray());
        Assert.Equal([2.0, 3, 4, 5], x.MeanOverCopies().ToRows().ToArray());
    }

    [Theory]
    [InlineData("logMass: 0e + velocity: 1o", "0e + 0e + 1o")]
    [InlineData("16x0e + 8x1o + 4x2e", "28x0e + 8x1o + 4x2e")]
    [InlineData("2x0e + 0o + 3x1o + 2x2e", "0o + 7x0e + 3x1o + 2x2e")]
    [InlineData("2x0e", "2x0e")]
    public void Gated_IsTheGateInputOfE3nn(string signature, string gated) =>
        Assert.True(FeatureLayout.Of(signature).Gated.Matches(FeatureLayout.Of(gated)));

    [Fact]
    public void DerivedTypes_CarryTheirSignatures()
    {
        Rows<Halo> rows = Rows<Halo>.From([1.0, 2, 3, 4]);
        Gated<Halo> gated = Gated<Halo>.Zeros(ArithmeticTests.Enter(rows));
        Assert.Equal("2x0e + 1o", ((Features)(gated + gated)).Signature);
        Assert.Equal(5, gated.ToRows().Dim);
        Assert.Throws<ArgumentException>(() => Gated<Halo>.From(ArithmeticTests.Enter(rows)));
        Assert.Equal(new double[4], Halo.Zeros(ArithmeticTests.Enter(rows)).ToRows().ToArray());
        Assert.Equal(3, Scalars.Zeros(ArithmeticTests.Enter(rows), 3).Copies);
        Assert.True(FeatureLayout.Of("2x1", Group.SO3).Mirrored.Matches(FeatureLayout.Of("2x1", Group.SO3)));
    }

    [Fact]
    public void APair_ComesApart()
    {
        Halo x = ArithmeticTests.Enter(Rows<Halo>.From([1.0, 2, 3, 4]));
        (Halo first, Features second) = new Pair<Halo, Features>(x, x.Velocity);
        Assert.Equal([1.0, 2, 3, 4], first.ToRows().ToArray());
        Assert.Equal([2.0, 3, 4], second.ToRows().ToArray());
    }
}
