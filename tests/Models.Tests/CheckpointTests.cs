using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Checkpoints of generated models: what the attributes say is compared.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geodl").FullName;

    private string File => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnOptionOfALayer_IsNamed_AndMayBeMeant()
    {
        Checkpoint.Save(File, new SevenNeighbours(1).Parameters);
        var other = new SeventyNeighbours(2);
        double[] before = Numbers(other.Parameters);

        string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, other.Parameters)).Message;
        Assert.Contains(
            "layer 'gather' has average_neighbours = 7 in the file, but 70 in the model",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "layer 'gather' has envelope = cosine in the file, but its default in the model",
            message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Numbers(other.Parameters));

        Checkpoint.Load(File, other.Parameters, options: new CheckpointOptions { AcceptDifferences = true });
        Assert.Equal(Numbers(new SevenNeighbours(1).Parameters), Numbers(other.Parameters));
    }

    [Fact]
    public void NamesOfTypesAndBlocks_RefuseNothing()
    {
        Checkpoint.Save(File, new SevenNeighbours(1).Parameters);
        var renamed = new SevenNeighboursRenamed(2);
        Checkpoint.Load(File, renamed.Parameters);
        Assert.Equal(Numbers(new SevenNeighbours(1).Parameters), Numbers(renamed.Parameters));
    }

    private static double[] Numbers(ParameterSet parameters) => [.. parameters.All.SelectMany(static p => p.ToArray())];
}
