namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>GDL5003: e3nn's form of a norm activation needs f(0) = 0.</summary>
public sealed class NormActivationTests
{
    private const string Use = "private partial Hidden N(Hidden x); public Hidden F(Hidden h) => N(h);";

    [Fact]
    public Task Triggers_OnFunctionThatDoesNotVanish() =>
        Verify.Says(
            Verify.InModel("[{|GDL5003:NormActivation(Normalize = true, Function = Nonlinearity.Sigmoid)|}] " + Use),
            "'N' scales directions with Sigmoid, which is not zero at zero. A feature that vanishes by symmetry "
                + "contains only rounding errors, and this function gives their random direction full length. "
                + "Remove Normalize, or take a function with f(0) = 0 and no bias."
        );

    [Fact]
    public Task Triggers_OnBias() => Verify.Model("[{|GDL5003:NormActivation(Normalize = true, Bias = true)|}] " + Use);

    [Theory]
    [InlineData("[NormActivation(Normalize = true)] ")]
    [InlineData("[NormActivation(Function = Nonlinearity.Sigmoid, Bias = true)] ")]
    public async Task DoesNotTrigger_Otherwise(string attribute) =>
        Assert.Empty(await Verify.Run("using GeoDL.Typed;\n" + Verify.InModel(attribute + Use), withAdvice: true));
}
