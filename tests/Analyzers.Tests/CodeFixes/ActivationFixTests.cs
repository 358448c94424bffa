namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class ActivationFixTests
{
    [Theory]
    [InlineData("[Activation]", "[NormActivation]")]
    [InlineData("[Activation(Nonlinearity.SiLU)]", "[NormActivation(Function = Nonlinearity.SiLU)]")]
    public Task Uses_NormActivationOnVectors(string before, string after) =>
        FixVerify.Fixes(
            Verify.InModel($"    {before} private partial Hidden Bend(Hidden x);"),
            "Use a norm activation",
            Verify.InModel($"    {after} private partial Hidden Bend(Hidden x);")
        );

    [Fact]
    public Task Uses_NormActivationInline() =>
        FixVerify.Fixes(
            Verify.InModel(
                "    [Activation(Nonlinearity.Tanh, Input = \"8x1o\", Result = \"8x1o\")] private "
                    + "partial Features Bend(Features x);"
            ),
            "Use a norm activation",
            Verify.InModel(
                "    [NormActivation(\"8x1o\", \"8x1o\", Function = Nonlinearity.Tanh)] private "
                    + "partial Features Bend(Features x);"
            )
        );

    [Theory]
    [InlineData("SiLU", "0o", "Tanh")]
    [InlineData("SiLU", "0e", "Abs")]
    public Task Writes_FunctionOfTheRightParity(string before, string result, string after) =>
        FixVerify.Fixes(
            Verify.InModel(
                $"    [Activation(Nonlinearity.{before}, Input = \"0o\", Result = \"{result}\")] "
                    + "private partial Features Bend(Features x);"
            ),
            $"Write {after}",
            Verify.InModel(
                $"    [Activation(Nonlinearity.{after}, Input = \"0o\", Result = \"{result}\")] "
                    + "private partial Features Bend(Features x);"
            )
        );
}
