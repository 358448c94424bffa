using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>The text of a window's kernel.</summary>
public sealed class WindowKernelTests
{
    [Fact]
    public void Window_ReadsAsVerified() =>
        Snapshot.Match("Window", WindowKernelEmitter.Emit(Spec(3, "2x0 + 3x1", "2x0 + 2x1"), "WindowOf3"));

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(11)]
    public void Methods_StaySmall(int size)
    {
        string text = WindowKernelEmitter.Emit(Spec(size, "2x0 + 3x1 + 2", "2x0 + 2x1 + 2"), "Window");
        // The JIT follows a limited number of temporaries in a method, and each of these makes some.
        foreach (
            string method in text.Split("public static void ").SelectMany(static m => m.Split("private static void "))
        )
        {
            int operations = method.Split("V.MultiplyAdd(").Length + method.Split("V.Load(").Length;
            Assert.True(operations < 260, $"{operations} operations:\n{method[..Math.Min(method.Length, 80)]}");
        }
    }

    private static PixelConvolutionSpec Spec(int size, string operand, string result) =>
        PixelConvolutionSpec.Create(
            Signature.Parse(operand, SymmetryGroup.SO2).Irreps,
            Signature.Parse(result, SymmetryGroup.SO2).Irreps,
            SampledWindow.Create(new WindowOptions(size, Bound: 0.03), SymmetryGroup.SO2),
            SymmetryGroup.SO2,
            hasBiases: false
        );
}
