using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>
/// docs/weights.md: its C# is this file's and that of <see cref="Radial"/>, and does what the page says.
/// </summary>
public sealed partial class WeightsPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geodl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Page_HasTheCodeThatRunsHere()
    {
        string page = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "weights.md"));
        string here = Unindented(File.ReadAllText(ThisFile()) + File.ReadAllText(ThisFile("Radial.cs")));
        MatchCollection blocks = Block().Matches(page);
        Assert.Equal(5, blocks.Count);
        foreach (Match block in blocks)
            Assert.Contains(Unindented(block.Groups[1].Value), here, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_BringsWeightsInAndOut()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Weights", "Data", "perceptron.pt"),
            exported = Path.Combine(_folder, "weights.safetensors");
        using var output = new StringWriter();

        var file = TensorFile.Read(path);
        foreach ((string name, NumberArray tensor) in file.Tensors)
            output.WriteLine($"{name} [{string.Join(", ", tensor.Shape)}]");
        output.WriteLine($"r_max = {file.Metadata["extra/r_max"]}");

        var options = new ExchangeOptions
        {
            Names = { ["network"] = "" },
            Constants = { [""] = ActivationConstants.E3nn },
        };
        var net = new Radial(seed: 1, Precision.Double);
        Checkpoint.Import(path, net.Parameters, options);

        Checkpoint.Export(exported, net.Parameters, options);

        var again = new Radial(seed: 2, Precision.Double);
        Checkpoint.Import(exported, again.Parameters, new ExchangeOptions { Names = { ["network"] = "" } });

        Assert.Equal(
            ["layer0.weight [3, 4]", "layer1.weight [4, 5]", "layer2.weight [5, 2]", "r_max = 5.0"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
        System.Text.Json.JsonElement expected = ReferenceData.LoadLocal("Weights/Data/expected.json");
        var x = Rows<Radial.Lengths>.From(expected.Flat("x"));
        Near.Equal(expected.Flat("y"), net.Predict(x).ToArray(), Tolerance.Reference.Double);
        Assert.Equal(net.Predict(x).ToArray(), again.Predict(x).ToArray());
    }

    /// <summary>Lines without the blanks before them.</summary>
    private static string Unindented(string text) =>
        string.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()));

    private static string ThisFile(string? other = null, [CallerFilePath] string path = "") =>
        other is null ? path : Path.Combine(Path.GetDirectoryName(path)!, other);

    [GeneratedRegex("^```csharp\n(.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
