using System.Diagnostics;

namespace GeoDLModel._1.Tests;

/// <summary>
/// Every model of the program under random elements of its group, and its derivatives against differences of values, by
/// the tool <c>geodl</c>.
/// </summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task Models_AreVerified()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["tool", "run", "geodl", "verify", typeof(VelocityNet).Assembly.Location]
        )
        {
            // Below the folder of .config/dotnet-tools.json, which says where the tool is.
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process verifier = Process.Start(start)!;
        Task<string> errors = verifier.StandardError.ReadToEndAsync();
        string report = await verifier.StandardOutput.ReadToEndAsync() + await errors;
        await verifier.WaitForExitAsync();
        Assert.True(verifier.ExitCode == 0, report);
    }
}
