using System.IO.Compression;
using GeoDL.Typed.Tool.Models;

namespace GeoDL.Typed.Tool.Tests;

/// <summary><c>geodl export</c> and <c>geodl import</c>.</summary>
public sealed class WeightCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Perceptron => Path.Combine(AppContext.BaseDirectory, "Data", "perceptron.pt");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void RoundTrip_KeepsEveryBit(Precision precision)
    {
        var net = new ForceNet(seed: 11, precision);
        string first = Saved(net, "first"),
            weights = _folder.PathOf("weights.safetensors"),
            second = _folder.PathOf("second");

        Ran export = Ran.Of("export", Ran.Models, first, "--model", "ForceNet", "-o", weights);
        Assert.Equal((0, ""), (export.Status, export.Errors));
        Assert.Contains(
            $"{precision.ToString().ToLowerInvariant()} precision",
            export.Output,
            StringComparison.Ordinal
        );
        Ran import = Ran.Of("import", Ran.Models, weights, "--model", "ForceNet", "-o", second);
        Assert.Equal((0, ""), (import.Status, import.Errors));

        var again = new ForceNet(seed: 12, precision);
        Checkpoint.Load(second, again.Parameters);
        foreach ((Parameter was, Parameter came) in net.Parameters.All.Zip(again.Parameters.All))
            Assert.Equal(was.Bytes, came.Bytes);
    }

    /// <summary>The file of docs/weights.md, with names and constants of e3nn: what the API does, and back.</summary>
    [Fact]
    public void NamesAndConstants_AreThoseOfTheOptions()
    {
        string names = _folder.Write("names.json", """{"network": ""}"""),
            checkpoint = _folder.PathOf("checkpoint");
        string[] options = ["--model", "RadialNet", "--names", names];
        Ran import = Ran.Of(["import", Ran.Models, Perceptron, "-o", checkpoint, .. options, "--constants", "e3nn"]);
        Assert.Equal((0, ""), (import.Status, import.Errors));
        Assert.Contains("RadialNet: 3 tensors, 42 numbers, double precision", import.Output, StringComparison.Ordinal);

        var expected = new RadialNet(seed: 1, Precision.Double);
        var exchange = new ExchangeOptions
        {
            Names = { ["network"] = "" },
            Constants = { [""] = ActivationConstants.E3nn },
        };
        Checkpoint.Import(Perceptron, expected.Parameters, exchange);
        var net = new RadialNet(seed: 2, Precision.Double);
        Checkpoint.Load(checkpoint, net.Parameters);
        Assert.Equal(Values(expected), Values(net));

        // Numbers of one's own, by path.
        string constants = _folder.Write("constants.json", """{"network": {"tanh": 1.5}}"""),
            weights = _folder.PathOf("weights.safetensors");
        Ran export = Ran.Of(["export", Ran.Models, checkpoint, "-o", weights, .. options, "--constants", constants]);
        Assert.Equal((0, ""), (export.Status, export.Errors));
        exchange.Constants.Clear();
        exchange.Constants["network"] = ActivationConstants.Given(
            new Dictionary<Nonlinearity, double> { [Nonlinearity.Tanh] = 1.5 }
        );
        string byApi = _folder.PathOf("api.safetensors");
        Checkpoint.Export(byApi, net.Parameters, exchange);
        Assert.Equal(File.ReadAllBytes(byApi), File.ReadAllBytes(weights));
        Assert.Contains("layer0.weight", TensorFile.Read(weights).Tensors.Keys);
    }

    [Fact]
    public void Misfits_AreListedByNameAndShape_AndNothingIsWritten()
    {
        string checkpoint = _folder.Write("old", "an old file");

        Ran ran = Ran.Of("import", Ran.Models, Perceptron, "--model", "RadialNet", "-o", checkpoint);

        Assert.Equal(1, ran.Status);
        string[] lines = ran.Output.TrimEnd('\n').Split('\n');
        Assert.Equal($"'{Perceptron}' does not fit RadialNet; nothing was written:", lines[0]);
        Assert.Contains("  it lacks 'network.layer0.weight' [3, 4]", lines);
        Assert.Contains("  it has 'layer2.weight' [5, 2], which the model does not have", lines);
        Assert.Contains(lines, static l => l.StartsWith("  'network' multiplies Tanh by ", StringComparison.Ordinal));
        Assert.Equal("an old file", File.ReadAllText(checkpoint));
        Assert.Single(Directory.EnumerateFiles(_folder.FullName));

        // What is left over may be passed over; what is not there may not.
        ran = Ran.Of([
            "import",
            Ran.Models,
            Perceptron,
            "--model",
            "RadialNet",
            "-o",
            checkpoint,
            "--ignore",
            "layer0",
            "no",
        ]);
        Assert.DoesNotContain("it has 'layer0.weight'", ran.Output, StringComparison.Ordinal);
        Assert.Contains("it has nothing at 'no', which the options ignore", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedFiles_AreOneSentence_AndNothingIsWritten()
    {
        var net = new RadialNet(seed: 3);
        byte[] weights = Exported(net);
        byte[] checkpoint = File.ReadAllBytes(Saved(net, "whole"));
        byte[] archive = File.ReadAllBytes(Perceptron);
        string output = _folder.PathOf("out.safetensors");
        var random = new Random(5);
        int refused = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            (string command, byte[] whole) = (trial % 3) switch
            {
                0 => ("import", weights),
                1 => ("import", archive),
                _ => ("export", checkpoint),
            };
            byte[] bytes = trial % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (trial % 2 == 1)
                bytes[random.Next(Math.Min(whole.Length, 200))] ^= (byte)(1 << random.Next(8));
            string damaged = _folder.PathOf("damaged");
            File.WriteAllBytes(damaged, bytes);

            Ran ran = Ran.Of(command, Ran.Models, damaged, "--model", "RadialNet", "-o", output);

            // A flipped name is a file that does not fit; one in numbers is not seen without a checksum.
            if (ran.Status == 2)
                ran.IsRefused(damaged);
            else if (ran.Status == 1)
                Assert.Contains("does not fit RadialNet", ran.Output, StringComparison.Ordinal);
            Assert.Equal(ran.Status == 0, File.Exists(output));
            Assert.True(ran.Status != 0 || command == "import", "A checkpoint has a checksum.");
            refused += ran.Status == 2 ? 1 : 0;
            File.Delete(output);
        }

        Assert.True(refused > 30, $"{refused} refused");
    }

    [Fact]
    public void HostileAndForeignFiles_AreOneSentence()
    {
        string touched = _folder.PathOf("touched");
        string hostile = _folder.PathOf("hostile.pth");
        byte[] argument = System.Text.Encoding.UTF8.GetBytes($"touch {touched}");
        byte[] call =
        [
            .. (ReadOnlySpan<byte>)[0x80, 2],
            .. "cos\nsystem\n(X"u8,
            .. BitConverter.GetBytes(argument.Length),
            .. argument,
            .. "tR."u8,
        ];
        using (ZipArchive archive = ZipFile.Open(hostile, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in new[] { ("data.pkl", call), ("version", "3\n"u8.ToArray()) })
            {
                using Stream stream = archive.CreateEntry($"a/{name}", CompressionLevel.NoCompression).Open();
                stream.Write(bytes);
            }
        }
        string text = _folder.Write("text.safetensors", "no tensors at all"),
            assembly = Ran.Models;
        string output = _folder.PathOf("out.safetensors");

        Import(hostile).IsRefused("os.system");
        Import(text).IsRefused(text);
        Import(assembly).IsRefused(assembly);
        Import(_folder.PathOf("absent")).IsRefused("There is no file");
        Export(text).IsRefused(text);
        Export(Saved(new ForceNet(), "other")).IsRefused("belongs to another model");
        Export(_folder.PathOf("absent")).IsRefused("There is no file");
        Assert.False(File.Exists(touched) || File.Exists(output));

        Ran Import(string file) => Ran.Of("import", Ran.Models, file, "--model", "RadialNet", "-o", output);
        Ran Export(string file) => Ran.Of("export", Ran.Models, file, "--model", "RadialNet", "-o", output);
    }

    [Fact]
    public void Options_AreRefusedInOneLine()
    {
        string checkpoint = Saved(new RadialNet(), "checkpoint");
        string output = _folder.PathOf("out.safetensors");

        Ran.Of("export", Ran.Models, checkpoint, "-o", output).IsRefused("choose one by --model: ");
        Ran.Of("export", Ran.Models, checkpoint, "--model", "NoNet", "-o", output).IsRefused("has no model 'NoNet'");
        Ran.Of("export", Ran.Models, checkpoint, "--model", "RadialNet").IsRefused("--out");
        Export("-o", _folder.PathOf("out.pth")).IsRefused("does not end with .safetensors");
        Export("-o", _folder.PathOf("no/out.safetensors")).IsRefused("no/out.safetensors");
        Ran.Of("import", Ran.Models, Perceptron, "--model", "RadialNet", "-o", Perceptron).IsRefused("itself");

        With("--names", "[]").IsRefused("is not a JSON object");
        With("--names", "{").IsRefused("is not JSON: ");
        With("--names", """{"network": 1}""").IsRefused("the name of 'network' is not a text");
        With("--names", """{"network": "a", "network": "b"}""").IsRefused("has 'network' twice");
        With("--names", """{"notwork": "a"}""").IsRefused("nothing at 'notwork', which the options name.");
        Assert.DoesNotContain("Parameter", With("--names", """{"notwork": "a"}""").Errors, StringComparison.Ordinal);
        With("--constants", """{"network": 1}""").IsRefused("neither exact nor e3nn, nor an object");
        With("--constants", """{"network": {"Tangent": 1}}""").IsRefused("'Tangent' is not a function");
        With("--constants", """{"network": {"0": 1}}""").IsRefused("'0' is not a function");
        With("--constants", """{"network": {"Tanh": "1"}}""").IsRefused("the constant of Tanh is not a number");
        With("--constants", """{"network": {"Tanh": -1}}""").IsRefused("a positive number is needed");
        With("--constants", """{"network": {}}""").IsRefused("the options do not say");
        Export("--constants", "e4nn", "-o", output).IsRefused("neither exact nor e3nn");
        Assert.False(File.Exists(output));

        Ran Export(params string[] more) => Ran.Of(["export", Ran.Models, checkpoint, "--model", "RadialNet", .. more]);
        Ran With(string option, string json) => Export(option, _folder.Write("options.json", json), "-o", output);
    }

    private string Saved(IEquivariantModel model, string name)
    {
        string path = _folder.PathOf(name);
        Checkpoint.Save(path, model.Parameters);
        return path;
    }

    private byte[] Exported(IEquivariantModel model)
    {
        string path = _folder.PathOf("exported");
        Checkpoint.Export(path, model.Parameters);
        return File.ReadAllBytes(path);
    }

    private static double[] Values(IEquivariantModel model) =>
        [.. model.Parameters.All.SelectMany(static p => p.ToArray())];
}
