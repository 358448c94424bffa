using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Scale;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class ScaleTests : IDisposable
{
    private static readonly VelocityNet Net = new(seed: 5);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, 500)]
    [InlineData(512, 150)]
    [InlineData(4096, 600)]
    public void Stream_GivesWhatOnePassGives(int points, double block)
    {
        (double[] positions, double box) = TiledBox.Make(points, seed: 2);
        double[] ones = [.. Enumerable.Repeat(1.0, positions.Length / 3)];
        PointCloud<Galaxy> cloud = PointCloud.Create<Galaxy>(
            positions,
            ones,
            Neighbours.WithinRadius(VelocityNet.Radius),
            Cell.Cubic(box)
        );
        double[] whole = [.. Net.Predict(cloud).ToArray().Select(static v => v * NetworkVelocityModel.Unit)];

        float[] parts = new StreamedVelocities(Net, block).Predict(positions, box);

        Near.Equal(whole, Array.ConvertAll(parts, static v => (double)v), Tolerance.Value.Single);
    }

    [Fact]
    public void Parts_HoldEveryPointOnce()
    {
        (double[] positions, double box) = TiledBox.Make(4096, seed: 2);
        var blocks = new BlockStream(positions, box, new ReceptiveField(250, 330), 300);

        int[] all = [.. Enumerable.Range(0, blocks.Count).SelectMany(b => blocks.Part(b).Points).Order()];

        Assert.Equal(27, blocks.Count);
        Assert.Equal(Enumerable.Range(0, 4096), all);
    }

    [Fact]
    public void Command_ReportsAndWrites()
    {
        string file = _folder.PathOf("velocities.npy");
        var output = new StringWriter();

        Assert.True(ScaleCommand.Run(Net, points: 600, block: 500, file, seed: 3, output));

        Assert.Contains("4096 galaxies in a periodic box of 1000 Mpc/h", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Peak memory", output.ToString(), StringComparison.Ordinal);
        NpyReader.Read(file).Expect(NumberType.Float32, 4096, 3);
    }

    [Fact]
    public void Command_StopsWhenItIsTold()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var output = new StringWriter();

        Assert.False(
            ScaleCommand.Run(Net, points: 600, block: 500, _folder.PathOf("none.npy"), seed: 3, output, source.Token)
        );

        Assert.Contains("Stopped", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    public void Dispose() => _folder.Dispose();
}
