namespace GeoDL.Typed.Algebra.Tests;

public sealed class CompositionRulesTests
{
    [Theory]
    [InlineData("8x0e + 8x1o", "4x0e + 4x0e + 8x1o", null)]
    [InlineData("8x1o", "8x1e", "inversion flips the sign of one and not of the other")]
    [InlineData("8x1o", "8x2o", "they rotate differently")]
    [InlineData("8x1o", "4x1o", "copies without a partner")]
    [InlineData("0e + 1o", "1o + 0e", "the same blocks in another order")]
    [InlineData("0e + 1o", "0e", "Only the first has the block 1o")]
    [InlineData("0e", "0e + 1o", "Only the second has the block 1o")]
    public void WhyDifferent_SaysWhere(string left, string right, string? reason)
    {
        string? why = CompositionRules.WhyDifferent(Signature.Parse(left), Signature.Parse(right));
        AssertReason(reason, why);
    }

    [Fact]
    public void WhyDifferent_SeesGroups() =>
        AssertReason(
            "under the symmetry of the other",
            CompositionRules.WhyDifferent(Signature.Parse("0e"), Signature.Parse("0", SymmetryGroup.SO3))
        );

    [Theory]
    [InlineData("8x1o", Nonlinearity.SiLU, "acts on each component separately")]
    [InlineData("8x0o", Nonlinearity.SiLU, "neither even nor odd")]
    [InlineData("8x0o", Nonlinearity.Tanh, null)]
    [InlineData("8x0o", Nonlinearity.Abs, null)]
    [InlineData("8x0e", Nonlinearity.SiLU, null)]
    public void WhyNotActivated_KnowsParity(string block, Nonlinearity function, string? reason) =>
        AssertReason(reason, CompositionRules.WhyNotActivated(Irreps.Parse(block)[0], function));

    [Fact]
    public void WhyNotActivated_Reads() =>
        Assert.Equal(
            "SiLU is applied to 8x1o. A pointwise function acts on each component separately and does not commute "
                + "with rotation. Use a gate, or apply it to 0e channels.",
            CompositionRules.WhyNotActivated(Irreps.Parse("8x1o")[0], Nonlinearity.SiLU)
        );

    [Theory]
    [InlineData("4x0e", null)]
    [InlineData("4x0o", "a pseudoscalar must")]
    [InlineData("4x1o", "singles out a direction")]
    public void WhyNoBias_AllowsScalarsOnly(string block, string? reason) =>
        AssertReason(reason, CompositionRules.WhyNoBias(Irreps.Parse(block)[0]));

    [Theory]
    [InlineData("9x0e+2x1o+3x2e", "4x0e+2x1o+3x2e", Nonlinearity.Tanh, null)]
    [InlineData("8x0e+2x1o+3x2e", "4x0e+2x1o+3x2e", Nonlinearity.Tanh, "\"9x0e + 2x1o + 3x2e\" for the operand")]
    [InlineData("4x0e", "4x0o", Nonlinearity.SiLU, "neither even nor odd")]
    [InlineData("4x0o", "4x0o", Nonlinearity.Abs, "Abs maps 4x0o to 4x0e")]
    public void WhyNotGated_ProposesTheOperand(string operand, string result, Nonlinearity odd, string? reason) =>
        AssertReason(
            reason,
            CompositionRules.WhyNotGated(
                Irreps.Parse(operand),
                Irreps.Parse(result),
                Nonlinearity.SiLU,
                odd,
                Nonlinearity.Sigmoid
            )
        );

    private static void AssertReason(string? reason, string? why)
    {
        if (reason is null)
        {
            Assert.Null(why);
            return;
        }

        Assert.Contains(reason, why, StringComparison.Ordinal);
        Assert.Equal(3, why!.Split(". ").Length);
    }
}
