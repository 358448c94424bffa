using System.Runtime.CompilerServices;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>Reports that several tests read.</summary>
public sealed class ReportPages : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _models,
        _forceNet;

    public ReportPages()
    {
        Checkpoint.Save(CheckpointFile, new Models.ForceNet(seed: 5, Precision.Double).Parameters);
        _models = new Lazy<string>(() => Make(ModelsWithCode, "--checkpoint", CheckpointFile));
        _forceNet = new Lazy<string>(() => Make(ModelsWithCode, "--model", "ForceNet", "--checkpoint", CheckpointFile));
    }

    /// <summary>Weights of one of the models.</summary>
    public string CheckpointFile => _folder.PathOf("force.safetensors");

    /// <summary>
    /// The file of the report on the models of the tests, with their emitted code, and weights of ForceNet.
    /// </summary>
    public string Models => _models.Value;

    /// <summary>The file of the report on ForceNet alone.</summary>
    public string ForceNet => _forceNet.Value;

    /// <summary>The assembly of models in its own project, whose emitted files are kept.</summary>
    public static string ModelsWithCode
    {
        get
        {
            string own = Ran.Models,
                bin = Path.Combine("Tool.Tests", "bin");
            return Path.Combine(
                Folder(),
                "..",
                "Tool.Models",
                "bin",
                own[(own.IndexOf(bin, StringComparison.Ordinal) + bin.Length + 1)..]
            );
        }
    }

    /// <summary>Makes a report.</summary>
    public string Make(string assembly, params string[] options)
    {
        string path = _folder.PathOf($"{Guid.NewGuid():N}.html");
        Ran ran = Ran.Of(["report", assembly, "-o", path, .. options]);
        Assert.Equal((0, string.Empty), (ran.Status, ran.Errors));
        return path;
    }

    public void Dispose() => _folder.Dispose();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
