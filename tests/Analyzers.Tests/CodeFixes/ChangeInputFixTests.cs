namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class ChangeInputFixTests
{
    [Fact]
    public Task Changes_InputToWhatIsGiven() =>
        FixVerify.Fixes(
            Net("8x0e", "4x0e"),
            "Change the input of 'Read' to \"4x0e + 2x1o\"",
            Net("4x0e + 2x1o", "4x0e")
        );

    [Fact]
    public Task OffersNothing_WhenResultCouldNotBeReached() => FixVerify.OffersNothing(Net("8x0o", "4x0o"));

    private static string Net(string input, string result) =>
        Verify.InModel(
            "[Linear(\"4x0e + 2x1o\", \"4x0e + 2x1o\")] private partial Features Mix(Features x);\n"
                + $"[Linear(\"{input}\", \"{result}\")] private partial Features Read(Features x);\n"
                + "public Features Forward(Hidden h) => Read(Mix(h));"
        );
}
