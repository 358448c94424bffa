namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>What a kernel over spans takes, in the words of the messages.</summary>
public sealed class SpanKernelTests
{
    [Theory]
    [InlineData("(ReadOnlySpan<double> x, Span<double> result)", "double")]
    [InlineData("(ReadOnlySpan<double> x, ReadOnlySpan<float> weights, Span<double> result)", "double")]
    [InlineData("(ReadOnlySpan<float> x, ReadOnlySpan<double> weights, Span<float> result)", "float")]
    [InlineData("(int x)", "float")]
    public Task Parameters_AreWrittenInTheTypeOfTheOthers(string parameters, string scalar) =>
        Verify.Says(
            $$"""
            public static partial class Kernels
            {
                [Linear("2x0e", "2x0e")] public static partial void Mix{|GDL2041:{{parameters}}|};
            }
            """,
            "The parameters of the kernel 'Mix' do not fit [Linear]. A kernel reads one row of each operand and writes "
                + $"one row, all in one precision. Write \"ReadOnlySpan<{scalar}> x, ReadOnlySpan<{scalar}> weights, "
                + $"Span<{scalar}> result\"."
        );

    [Fact]
    public Task Gates_HaveNone() =>
        Verify.Says(
            """
            public static partial class Kernels
            {
                [Gate("3x0e + 1o", "2x0e + 1o")]
                public static partial void {|GDL2042:Gate|}(ReadOnlySpan<float> x, Span<float> result);
            }
            """,
            "[Gate] has no kernel over spans, so 'Gate' cannot be static. Kernels are emitted for [Linear], "
                + "[TensorProduct], [TensorSquare], [SphericalHarmonics]; other kinds of layer are library code around "
                + "a batch. Write it as a layer of an [EquivariantModel]."
        );
}
