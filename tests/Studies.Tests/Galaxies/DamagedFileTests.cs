using System.Text;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>Checkpoints with bytes changed or cut off, and headers that are not those of a checkpoint.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void DamagedNotes_AreRefusedByName() =>
        Damage(
            "a.safetensors",
            static path =>
                Checkpoint.Save(
                    path,
                    new VelocityNet().Parameters,
                    notes: new Dictionary<string, string> { ["model"] = "shells" }
                ),
            static path => CheckpointNotes.Read(path)
        );

    [Fact]
    public void DamagedEstimators_AreRefusedByName() =>
        Damage(
            "b.safetensors",
            static path =>
                EstimatorFile.Save(
                    path,
                    "invariant-small",
                    (IStoredEstimator)Studies.Galaxies.Inference.Estimators.Find("invariant-small"),
                    InferenceInput.Velocities,
                    new InferenceScore([0.5, 0.5], [1, 1])
                ),
            static path => EstimatorFile.Load(path),
            trials: 60
        );

    [Theory]
    [InlineData("{\"__metadata__\":{\"model\":\"a\",\"model\":\"b\"}}")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{\"model\":\"a\"}}")]
    [InlineData("{\"__metadata__\":{\"model\":1}}")]
    [InlineData("{\"__metadata__\":{\"model\":null}}")]
    [InlineData("{\"__metadata__\":{\"model\":\"a\"},\"weight\":[]}")]
    [InlineData("{\"__metadata__\":[]}")]
    [InlineData("{\"weight\":{}}")]
    [InlineData("{\"__metadata__\":{\"model\":\"a\"}} {}")]
    [InlineData(" {\"__metadata__\":{\"model\":\"a\"}}")]
    [InlineData("[]")]
    [InlineData("")]
    public void Headers_ThatTheFormatDoesNotHave(string header)
    {
        string path = Write(header);
        Assert.Equal(path, Assert.Throws<DataFileException>(() => CheckpointNotes.Read(path)).FilePath);
    }

    [Fact]
    public void Header_WithNotesIsRead() =>
        Assert.Equal("a", CheckpointNotes.Read(Write("{\"__metadata__\":{\"model\":\"a\"}}   "))["model"]);

    public void Dispose() => _folder.Dispose();

    private string Write(string header)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(_folder.PathOf("h.safetensors"), [.. BitConverter.GetBytes((long)bytes.Length), .. bytes]);
        return _folder.PathOf("h.safetensors");
    }

    private void Damage(string name, Action<string> write, Action<string> read, int trials = 300) =>
        Assert.NotEqual(0, DamagedFile.Refusals<DataFileException>(_folder.PathOf(name), write, read, trials));
}
