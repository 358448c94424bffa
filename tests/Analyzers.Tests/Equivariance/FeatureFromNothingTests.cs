namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4003: no features out of nothing.</summary>
public sealed class FeatureFromNothingTests
{
    [Fact]
    public Task Triggers_OnDefault() =>
        Bad.Says(
            "public Hidden F(Hidden h) => {|GDL4003:default|};",
            "This makes a Hidden without rows. A feature belongs to points, edges or clouds, and transforms with "
                + "them. Write \"Hidden.Zeros(like)\" for zeros."
        );

    [Theory]
    [InlineData("public Hidden F(Hidden h) => {|GDL4003:new Hidden()|};")]
    [InlineData("public Hidden F(Hidden h) { Hidden x = {|GDL4003:default(Hidden)|}; return Mix(x); }")]
    [InlineData("public Features F(Hidden h) => {|GDL4003:new Features()|};")]
    [InlineData("public Pair<Hidden, Hidden> F(Hidden h) => {|GDL4003:default|};")]
    [InlineData("public Hidden F(Hidden h) => {|GDL4003:new Pair<Hidden, Hidden>()|}.First;")]
    [InlineData("public Hidden F(Hidden h, bool b) => b ? h : {|GDL4003:default|};")]
    public Task Triggers_OnOtherForms(string members) => Bad.Verify(members);

    [Fact]
    public Task DoesNotTrigger_OnZeros() => Bad.Verify("public Hidden F(Hidden h) => Hidden.Zeros(h) + Mix(h);");
}
