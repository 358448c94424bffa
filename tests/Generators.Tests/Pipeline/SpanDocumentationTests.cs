namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>What hovering over a kernel of spans shows: order of rows, lengths of all spans, normalisation.</summary>
public sealed class SpanDocumentationTests
{
    private const string Source = """
        namespace Games;
        public static partial class Contractions
        {
            /// <summary>Forces.</summary>
            [TensorProduct("2x0e + 1x1o", "1x0e + 1x1o", "2x0e + 1x1o", PathNormalization = PathNormalization.Path)]
            public static partial void Contract(ReadOnlySpan<float> x, ReadOnlySpan<float> other, ReadOnlySpan<float> w, Span<float> z);

            [TensorProduct("1x1o", "1x1o", "1x1e", Weighted = false, IrrepNormalization = IrrepNormalization.Norm)]
            public static partial void Cross(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result);

            [TensorSquare("2x1o", "1x0e")]
            public static partial void Square(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result);

            [Linear("2x0e + 1x1o", "1x0e + 2x1o", Bias = true)]
            public static partial void Mix(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, ReadOnlySpan<double> bias, Span<double> result);

            [SphericalHarmonics("1o", "0e + 1o + 2e")]
            public static partial void Harmonics(ReadOnlySpan<double> vectors, Span<double> result);
        }

        [Irreps("2x1", Group = Group.SO2)]
        public readonly ref partial struct Arrows;

        [EquivariantModel(Group = Group.SO2)]
        public sealed partial class Plane
        {
            [Linear]
            private partial Arrows Mix(Arrows x);

            public Arrows Forward(Arrows x) => Mix(x);

            public static partial class Kernels
            {
                [Linear("2x1", "2x1")]
                public static partial void Turn(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, Span<double> result);
            }
        }
        """;

    private static readonly Lazy<string> Kernels = new(static () =>
        string.Join(
            '\n',
            GeneratorHost
                .Run(Source)
                .AssertClean()
                .Files.Where(static f => f.Key.EndsWith("-kernels.g.cs", StringComparison.Ordinal))
                .Select(static f => f.Value)
        )
    );

    [Theory]
    [InlineData(
        "Contract",
        "x      5 a row: 2x0e + 1o",
        "other  4 a row: 0e + 1o",
        "w      9 for all rows, or for each row",
        "z      5 a row: 2x0e + 1o",
        "<summary>Forces.</summary>",
        "<para>Tensor product 2x0e + 1o ⊗ 0e + 1o → 2x0e + 1o.</para>",
        "<para>Irreps are normalised by 'component', paths by 'path'.</para>",
        "<para>Rows are in public order: block after block, copies first, components last (x, y, z of degree 1).</para>"
    )]
    [InlineData(
        "Cross",
        "x       3 a row: 1o",
        "y       3 a row: 1o",
        "result  3 a row: 1e",
        "<para>Irreps are normalised by 'norm', paths by 'element'.</para>"
    )]
    [InlineData("Square", "x        6 a row: 2x1o", "weights  3 for all rows, or for each row", "result   1 a row: 0e")]
    [InlineData(
        "Mix",
        "x        5 a row: 2x0e + 1o",
        "weights  4 for all rows",
        "bias     1 for all rows, one for each copy of 0e of the result",
        "result   7 a row: 0e + 2x1o",
        "<para>Paths are normalised by 'element'.</para>"
    )]
    [InlineData(
        "Harmonics",
        "vectors  3 a row: 1o",
        "result   9 a row: 0e + 1o + 2e",
        "<para>Of each vector the direction counts, not its length.</para>"
    )]
    [InlineData(
        "Turn",
        "x        4 a row: 2x1",
        "weights  8 for all rows",
        "<para>Rows are in public order: block after block, copies first, components last (cos before sin).</para>"
    )]
    public void Hover_ShowsOrderLengthsAndNormalisation(string method, params string[] lines)
    {
        string[] all = Kernels.Value.Split('\n');
        int end = Array.FindIndex(all, l => l.Contains($"partial void {method}(", StringComparison.Ordinal));
        int start = Array.FindLastIndex(all, end, static l => l.Contains("<summary>", StringComparison.Ordinal));
        string[] documentation =
        [
            .. all[start..end].Select(static l => l.Trim().Replace("/// ", "", StringComparison.Ordinal)),
        ];
        Assert.All(lines, line => Assert.Contains(line, documentation));
    }
}
