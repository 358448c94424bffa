using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GeoDL.Typed.Samples.Tests.NBody;

/// <summary>Starts the sample in several processes, where a launcher of MPI is installed.</summary>
internal static class MpiLauncher
{
    /// <summary>The launcher of a kind: <c>openmpi</c> or <c>mpich</c>; null where there is none.</summary>
    public static string? Find(string kind)
    {
        string mark = kind == "openmpi" ? "Open MPI" : "HYDRA";
        return new[] { $"mpirun.{kind}", "mpirun", "mpiexec" }.FirstOrDefault(name =>
            VersionOf(name).Contains(mark, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Starts the sample in two processes.</summary>
    public static Process Start(string launcher, params string[] arguments)
    {
        string sample = typeof(Samples.NBody.Running.CommandLine).Assembly.Location;
        var start = new ProcessStartInfo(launcher, ["-n", "2", "dotnet", sample, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Test machines run as root and may have one core only, which Open MPI minds.
        // Other tests run beside: a process that waits gives its core away, and none is bound to one.
        foreach (
            string name in new[]
            {
                "OMPI_ALLOW_RUN_AS_ROOT",
                "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM",
                "OMPI_MCA_rmaps_base_oversubscribe",
                "OMPI_MCA_mpi_yield_when_idle",
            }
        )
        {
            start.Environment[name] = "1";
        }

        start.Environment["OMPI_MCA_hwloc_base_binding_policy"] = "none";
        start.Environment["PRTE_MCA_rmaps_default_mapping_policy"] = ":oversubscribe";
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end and returns all that was written.</summary>
    public static async Task<string> ReadToEnd(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return await output + await errors;
    }

    /// <summary>Numbers of the processes (not the launcher) that were started with an argument.</summary>
    public static IEnumerable<int> ProcessesOf(string argument)
    {
        foreach (
            string folder in Directory
                .EnumerateDirectories("/proc")
                .Where(static f => Path.GetFileName(f).All(char.IsAsciiDigit))
        )
        {
            string[] line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
            }
            catch (IOException)
            {
                continue; // It has ended meanwhile.
            }

            if (line[0] == "dotnet" && line.Contains(argument))
                yield return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
        }
    }

    private static string VersionOf(string name)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(name, ["--version"])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text;
        }
        catch (Win32Exception)
        {
            return "";
        }
    }
}
