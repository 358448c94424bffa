namespace GeoDL.Typed.Analyzers.Tests.CodeFixes;

public sealed class RemoveBlockFixTests
{
    [Theory]
    [InlineData("0e + 1o", "0e", "1o")]
    [InlineData("1o + 0e", "0e", "1o")]
    [InlineData("0e + 1o + 2e", "0e + 2e", "1o")]
    public Task Removes_UnreachableBlock(string before, string after, string block) =>
        FixVerify.Fixes(Product(before), $"Remove {block} from the result", Product(after));

    [Fact]
    public Task OffersNothing_WhenItIsTheOnlyBlock() => FixVerify.OffersNothing(Product("1o"));

    [Fact]
    public Task OffersNothing_WhenSignatureIsTheTypes() =>
        FixVerify.OffersNothing(Verify.InModel("[Linear] private partial Hidden L(Cosmology x);"));

    private static string Product(string result) =>
        Verify.InModel(
            $"[TensorProduct(\"1o\", \"1o\", \"{result}\")] private partial Features P(Features x, Features y);"
        );
}
