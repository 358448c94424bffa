using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GeoDL.Typed.Generators.Tests.Kernels.Widths;

/// <summary>
/// The kernel tests again, in processes of their own whose JIT knows narrower vectors only: AVX-512 off, AVX2 off (and
/// with it fused multiply-adds), everything off. Widths that the machine does not have in the first place are passed
/// over. High degrees, whole models and guard pages at each width are left to the benchmarks' check mode: compiling
/// them takes minutes.
/// </summary>
public sealed partial class NarrowLanesTests
{
    private const string Filter =
        "FullyQualifiedName~ProductTests.Products_|FullyQualifiedName~Kernels.GemmTests|"
        + "FullyQualifiedName~LinearTests.CommittedCases"
        + "|FullyQualifiedName~HarmonicsTests.CommittedValues|FullyQualifiedName~Kernels.SpanKernelTests|"
        + "FullyQualifiedName~LaneWidthTests";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task KernelTests_HoldWithout(string variable, int bits)
    {
        if (bits >= LaneWidth.Bits)
            return;
        ProcessStartInfo start = new(
            "dotnet",
            ["vstest", typeof(NarrowLanesTests).Assembly.Location, $"--TestCaseFilter:{Filter}"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        start.Environment[LaneWidth.Variable] = $"{bits}";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{variable}=0:\n{output}\n{await error}");
        Match passed = Passed().Match(output);
        Assert.True(passed.Success && int.Parse(passed.Groups[1].Value) > 10, output);
    }

    [GeneratedRegex(@"Passed:\s*(\d+)")]
    private static partial Regex Passed();
}
