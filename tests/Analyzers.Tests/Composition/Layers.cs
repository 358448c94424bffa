namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>
/// Layers between three signatures, 4x0e + 2x1o (that of Hidden), the same with 1e, and 8x0e, for all tests of
/// signatures followed through code.
/// </summary>
internal static class Layers
{
    private const string Declarations = """
        [Linear("4x0e + 2x1o", "4x0e + 2x1o")] private partial Features Mix(Features x);
        [Linear("4x0e + 2x1e", "8x0e")] private partial Features Axial(Features x);
        [Linear("4x0e + 2x1o", "8x0e")] private partial Features Down(Features x);
        [Linear("8x0e", "8x0e")] private partial Features Read(Features x);

        """;

    /// <summary>Verifies members of a model that has these layers.</summary>
    public static Task Verify(string members) => Tests.Verify.Model(Declarations + members);

    /// <summary>Verifies them and the whole message.</summary>
    public static Task Says(string members, string message) =>
        Tests.Verify.Says(Tests.Verify.InModel(Declarations + members), message);
}
