using System.Diagnostics;
using GeoDL.Typed.Samples.Tetris;

namespace GeoDL.Typed.Samples.Tests;

/// <summary>
/// The just-in-time compiler gives up on methods that are too large and compiles them without optimising, many times
/// slower. No emitted one may be.
/// </summary>
public sealed class OptimisedCodeTests
{
    [Fact]
    public async Task NoEmittedMethod_IsCompiledWithoutOptimisation()
    {
        string summary = Path.GetTempFileName();
        try
        {
            string program = typeof(TetrisNet).Assembly.Location;
            var start = new ProcessStartInfo(
                "dotnet",
                [
                    "exec",
                    "--runtimeconfig",
                    Path.ChangeExtension(typeof(OptimisedCodeTests).Assembly.Location, ".runtimeconfig.json"),
                    program,
                ]
            )
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["DOTNET_TieredCompilation"] = "0",
                    ["DOTNET_JitDisasmSummary"] = "1",
                    ["DOTNET_JitStdOutFile"] = summary,
                },
            };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            string[] emitted =
            [
                .. (await File.ReadAllLinesAsync(summary)).Where(static l =>
                    l.Contains("JIT compiled GeoDL.Typed.Generated.", StringComparison.Ordinal)
                ),
            ];

            Assert.True(process.ExitCode == 0, output);
            Assert.Contains(emitted, static l => l.Contains("Coupling_", StringComparison.Ordinal));
            Assert.Contains(emitted, static l => l.Contains("FullOpts", StringComparison.Ordinal));
            Assert.DoesNotContain(emitted, static l => l.Contains("MinOpts", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(summary);
        }
    }
}
