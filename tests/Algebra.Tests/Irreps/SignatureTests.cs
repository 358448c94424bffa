namespace GeoDL.Typed.Algebra.Tests;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("2x0e + 3x0e + 1o", "5x0e + 1o", true)]
    [InlineData("a: 0e + b: 1o", "c: 0e + 1o", true)]
    [InlineData("0e + 0x2e + 0e", "2x0e", true)]
    [InlineData("0x1o", "0x0e", true)]
    [InlineData("0e + 1o", "1o + 0e", false)]
    [InlineData("0e + 1o + 0e", "2x0e + 1o", false)]
    [InlineData("1o", "1e", false)]
    public void Equality_IsUpToNamesAndMerging(string left, string right, bool equal)
    {
        Signature a = Signature.Parse(left),
            b = Signature.Parse(right);
        Assert.Equal(equal, a == b);
        Assert.Equal(equal, a.Equals((object)b));
        Assert.Equal(equal, a.Canonical.Irreps == b.Canonical.Irreps);
        Assert.True(!equal || a.GetHashCode() == b.GetHashCode());
    }

    [Fact]
    public void Equality_SeesTheGroup() =>
        Assert.NotEqual(Signature.Parse("0e + 1e"), Signature.Parse("0 + 1", SymmetryGroup.SO3));

    [Fact]
    public void Constructor_RefusesOddParityUnderSO3() =>
        Assert.Throws<ArgumentException>(() => new Signature(Irreps.Parse("1o"), SymmetryGroup.SO3));

    [Fact]
    public void Names_BecomeMembers() =>
        Assert.Equal(
            ["LogMass", "Velocity", null],
            Signature.Parse("log_mass: 0e + velocity: 1o + 2e").Blocks.Select(b => b.MemberName)
        );

    [Theory]
    [InlineData("count")]
    [InlineData("length")]
    [InlineData("value")]
    [InlineData("class")]
    public void Names_OfPhysicalThings_AreFree(string name) =>
        Assert.Equal(name, Signature.Parse(name + ": 0e").Blocks[0].Name);
}
