namespace GeoDL.Typed.Generators.Tests.Reading;

public class KernelFaultTests
{
    [Theory]
    [InlineData(
        """[Linear("2x0e", "2x0e")] public static partial void K(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result);"""
    )]
    [InlineData(
        """[Linear("2x0e", "2x0e")] public static partial void K(ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> z); [Linear("2x0e", "2x0e")] public static partial void K(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> z);"""
    )]
    [InlineData(
        """[Linear("2x0e", "2x0e")] public static partial void K{|GDL2041:(ReadOnlySpan<float> x, ReadOnlySpan<double> weights, Span<float> result)|};"""
    )]
    [InlineData("""[Linear("2x0e", "2x0e")] public static partial void K{|GDL2041:(ReadOnlySpan<float> x)|};""")]
    [InlineData(
        """[Linear("2x0e", "2x0e")] public static partial int K{|GDL2041:(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result)|};"""
    )]
    [InlineData(
        """[Linear("2x0e", "{|GDL2102:2x1e|}")] public static partial void K(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result);"""
    )]
    [InlineData(
        """[Linear] public static partial void K({|GDL2037:ReadOnlySpan<float>|} x, ReadOnlySpan<float> weights, {|GDL2037:Span<float>|} result);"""
    )]
    [InlineData(
        """[LayerNorm("2x0e", "2x0e")] public static partial void {|GDL2042:K|}(ReadOnlySpan<float> x, Span<float> result);"""
    )]
    [InlineData(
        """[TensorProduct("2x0e + 1x1o", "1x0e + 1x1o", "2x0e + 1x1o")] public static partial void Contract(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> weights, Span<float> result);"""
    )]
    [InlineData(
        """[TensorProduct("2x1o", "1x1o", "2x0e")] public static partial void K{|GDL2041:(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)|};"""
    )]
    [InlineData(
        """[Linear("2x0e", "2x0e", Bias = true)] public static partial void K{|GDL2041:(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result)|};"""
    )]
    [InlineData(
        """[SphericalHarmonics("1o", "0e + 1o")] public static partial void Y(ReadOnlySpan<double> x, Span<double> result);"""
    )]
    public void Reports_Kernels(string member) =>
        FaultHost.Check("public static partial class Kernels { " + member + " }");
}
