using System.Diagnostics;
using System.Globalization;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Another library, in a process of its own that runs one of its cases when it is told to.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process? _process;

    private Peer(Process? process, string description) => (_process, Description) = (process, description);

    /// <summary>What it is, or why it is not there.</summary>
    public string Description { get; }

    /// <summary>Whether there is one.</summary>
    public bool IsPresent => _process is not null;

    /// <summary>Starts a script in the user's Python: <c>GEODL_PYTHON</c>, or <c>python3</c>.</summary>
    public static Peer Start(string name, string script)
    {
        string python = Environment.GetEnvironmentVariable("GEODL_PYTHON") is { Length: > 0 } named ? named : "python3";
        try
        {
            Process process = Process.Start(
                new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers", script)])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string answer = process.StandardOutput.ReadLine() ?? string.Empty;
            if (answer.StartsWith("ready ", StringComparison.Ordinal))
                return new Peer(process, answer["ready ".Length..]);
            process.Dispose();
            return new Peer(null, $"{name}: not installed ({answer})");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return new Peer(null, $"{name}: not installed ({python}: {error.Message})");
        }
    }

    /// <summary>Seconds of one run of a case.</summary>
    public double Time(string work, int repeats)
    {
        _process!.StandardInput.WriteLine($"{work} {repeats.ToString(CultureInfo.InvariantCulture)}");
        string? answer = _process.StandardOutput.ReadLine();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : throw new InvalidOperationException($"The peer answered '{answer}' when it was asked for '{work}'.");
    }

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit(5000);
        _process?.Dispose();
    }
}
