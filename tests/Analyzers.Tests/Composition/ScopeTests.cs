using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Composition;

/// <summary>The analyzers ask for code type by type: no place where code can stand may be left out.</summary>
public sealed class ScopeTests
{
    private const string Usings = "using System;\nusing GeoDL.Typed;\n";

    /// <summary>Something that does not add up, as an expression.</summary>
    private const string Sum = "S.I(S.A() + {|GDL3004:S.B()|})";

    /// <summary>Something that a marked helper may not do.</summary>
    private const string Raw = "var q = {|GDL4001:c.PositionValues|};";

    private const string Sources = """
        public static class S
        {
            [return: Irreps("4x0e")] public static Features A() => throw new InvalidOperationException();
            [return: Irreps("4x1o")] public static Features B() => throw new InvalidOperationException();
            public static int I(Features f) => 1;
        }
        """;

    [Theory]
    [InlineData(
        $"public static class E {{ extension(string s) {{ public int M() => {Sum}; public int P {{ get "
            + $"=> {Sum}; }} public int Q => {Sum}; }} }}"
    )]
    [InlineData(
        "public static class E { extension(PointCloud<Halo> c) { [Equivariant] public Halo M(Halo "
            + $"a) {{ {Raw} return a; }} }} }}"
    )]
    [InlineData(
        "public static class E { [Equivariant] public static Halo M(Halo a, PointCloud<Halo> c) { "
            + $"{Raw} return a; }} }}"
    )]
    [InlineData(
        $"public interface E {{ int M() => {Sum}; [Equivariant] static Halo M(Halo a, PointCloud<Halo> "
            + $"c) {{ {Raw} return a; }} }}"
    )]
    [InlineData(
        $"public struct E {{ public int this[int i] {{ get => {Sum}; set => _ = {Sum}; }} public int P "
            + $"{{ get => {Sum}; init => _ = {Sum}; }} }}"
    )]
    [InlineData($"public record struct E(int N) {{ public int Q => {Sum}; }}")]
    [InlineData(
        $"public struct E {{ public static E operator +(E x, E y) {{ _ = {Sum}; return x; }} public "
            + $"static implicit operator int(E e) => {Sum}; }}"
    )]
    [InlineData(
        $"public class E {{ event Action X {{ add => _ = {Sum}; remove {{ }} }} ~E() => _ = {Sum}; "
            + $"static E() => _ = {Sum}; public E(int i) : this() => _ = {Sum}; E() {{ }} }}"
    )]
    [InlineData($"public class E {{ public E() : this({Sum}) {{ }} E(int i) {{ }} }}")]
    [InlineData(
        $"public class E(int k) : F({Sum}) {{ public int K => k; }} public class F(int i) {{ public int I => i; }}"
    )]
    [InlineData(
        "public partial class E { public partial int M(); public partial int P { get; } } partial "
            + $"class E {{ public partial int M() => {Sum}; public partial int P => {Sum}; }}"
    )]
    [InlineData(
        $"public class E {{ public struct F {{ public class G<T> {{ public int M() => {Sum}; "
            + $"[Equivariant] static Halo M(Halo a, PointCloud<Halo> c) {{ {Raw} return a; }} }} }} }}"
    )]
    [InlineData($"namespace N.O {{ file class E {{ public int M() => {Sum}; }} }}")]
    [InlineData(
        $"[EquivariantModel] public sealed partial class E {{ Halo M(PointCloud<Halo> c) {{ {Raw} "
            + $"return c.Features; }} struct F {{ Halo M(PointCloud<Halo> c) {{ {Raw} return c.Features; }} "
            + "} }"
    )]
    public Task Finds_Code(string source) => Verify.That(source + "\n" + Sources);

    [Fact]
    public async Task Finds_TopLevelStatements()
    {
        Compilation compilation = Analysis.Compile(
            ("Model.cs", Usings + "_ = S.I(S.A() + S.B());\n" + Sources),
            ("Features.cs", Verify.Features)
        );
        ImmutableArray<Diagnostic> found = await Analysis.Run(
            Analysis.Generate(
                compilation.WithOptions(Analysis.CompilationOptions.WithOutputKind(OutputKind.ConsoleApplication))
            )
        );

        Assert.Equal("GDL3004", Assert.Single(found).Id);
    }
}
