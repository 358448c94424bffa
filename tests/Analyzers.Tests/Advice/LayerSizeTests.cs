namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>Layers that make builds slow are advised against long before they are refused.</summary>
public sealed class LayerSizeTests
{
    private static readonly string Blocks = string.Join(" + ", Enumerable.Repeat("0e", 32));

    [Fact]
    public Task LargeLayer_IsAdvisedAgainst() =>
        Verify.That(
            $"[EquivariantModel] public sealed partial class Net {{ [{{|GDL5005:Linear(\"{Blocks}\", "
                + $"\"{Blocks}\")|}}] private partial Features L(Features x); public Features "
                + "F([Irreps(\"32x0e\")] Features x) => L(x); }"
        );

    [Fact]
    public Task LargeKernel_IsAdvisedAgainst() =>
        Verify.That(
            $"public static partial class Kernels {{ [{{|GDL5005:Linear(\"{Blocks}\", "
                + $"\"{Blocks}\")|}}] public static partial void L(ReadOnlySpan<float> x, "
                + "ReadOnlySpan<float> w, Span<float> z); }"
        );

    [Fact]
    public Task MergedBlocks_AreFine() =>
        Verify.That(
            "[EquivariantModel] public sealed partial class Net { [Linear(\"32x0e\", \"32x0e\")] "
                + "private partial Features L(Features x); public Features F([Irreps(\"32x0e\")] Features x) "
                + "=> L(x); }"
        );
}
