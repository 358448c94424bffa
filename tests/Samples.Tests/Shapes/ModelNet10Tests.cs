using System.Text;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Running;

namespace GeoDL.Typed.Samples.Tests.Shapes;

public sealed class ModelNet10Tests : IDisposable
{
    private const int Side = BitShapes.Side;

    private readonly string _folder = Directory.CreateTempSubdirectory("modelnet").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void MissingFiles_AreNamed()
    {
        string folder = Path.Combine(_folder, "nowhere");
        Assert.Equal(
            $"{folder}: there is no such folder.",
            Assert.Throws<DataFileException>(() => ModelNet10.Read(folder)).Message
        );

        var error = Assert.Throws<DataFileException>(() => ModelNet10.Read(_folder));
        Assert.Contains(
            "modelnet10_vox30_train_bits.npy: there is no such file",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WrongLabels_AreNamed()
    {
        Write("train", [Cross()], [0, 1]);
        Write("test", [Cross()], [0]);
        var other = Assert.Throws<DataFileException>(() => ModelNet10.Read(_folder));
        Assert.Contains("modelnet10_train_labels.npy: the field 'shape'", other.Message, StringComparison.Ordinal);

        Write("train", [Cross()], [10]);
        var wrong = Assert.Throws<DataFileException>(() => ModelNet10.Read(_folder));
        Assert.Contains("labels are from 0 to 9, but there is a 10.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TurnedShapes_AreTheUprightOnesMovedByTheCube()
    {
        BitShapes shapes = Bits([Cross()], [3]);
        VolumeBatch upright = new OccupancySet(shapes, [0], 41).Slice(0, 1),
            turned = new OccupancySet(shapes, [0], 41, [Rotation.FromAxisAngle(1, 1, 1, 2 * Math.PI / 3)]).Slice(0, 1);
        // x goes to y, y to z and z to x.
        var moved = new float[upright.Voxels.Length];
        new CubeElement(2, 0, 1, 0).Move(41, upright.Voxels, moved);

        Assert.Equal([3], upright.Labels);
        Near.Equal(
            Array.ConvertAll(moved, static v => (double)v),
            Array.ConvertAll(turned.Voxels, static v => (double)v),
            Tolerance.Value.Single
        );
        // What interpolation takes from a voxel it gives to others.
        Near.Equal(Cross().Count(static v => v), upright.Voxels.Sum(), Tolerance.Value.Single);
    }

    [Fact]
    public void ShapesBeyondTheBall_AreScaledUprightAndTurned()
    {
        BitShapes shapes = Bits([Cross(), [.. Enumerable.Repeat(true, Side * Side * Side)]], [0, 0]);
        var set = new OccupancySet(shapes, [0, 1], 41);

        Assert.Equal(1, set.ScaledCount);
        double upright = set.Slice(1, 1).Voxels.Sum(),
            turned = set.Turned(seed: 4).Slice(1, 1).Voxels.Sum(),
            expected = Math.Pow(Side * 20 / shapes.Radii[1], 3);
        // Surfaces are counted by samples.
        Assert.InRange(upright / expected, 0.97, 1.03);
        Assert.InRange(turned / expected, 0.97, 1.03);
    }

    [Fact]
    public void Variations_AreShiftedAndFollowFromTheirNumber()
    {
        var set = new OccupancySet(Bits([Cross()], [0]), [0], 41);
        float[] still = set.Select([0]).Voxels,
            first = set.Select([0], variation: 1).Voxels;

        Assert.Equal(first, set.Select([0], variation: 1).Voxels);
        Assert.NotEqual(first, set.Select([0], variation: 2).Voxels);
        Assert.NotEqual(first, still);
        Near.Equal(still.Sum(), first.Sum(), Tolerance.Value.Single);
    }

    [Fact]
    public void VariationsOfASetThatTurnsThem_AreTurnedEachTimeAnew()
    {
        OccupancySet upright = new(Bits([Cross()], [0]), [0], 49),
            set = upright.TurnedInVariations();
        float[] first = set.Select([0], variation: 1).Voxels;

        Assert.Equal(first, set.Select([0], variation: 1).Voxels);
        Assert.NotEqual(first, upright.Select([0], variation: 1).Voxels);
        Assert.NotEqual(first, set.Select([0], variation: 2).Voxels);
        // What they are tested with is not turned.
        Assert.Equal(upright.Select([0]).Voxels, set.Select([0]).Voxels);
        // Surfaces are counted by samples.
        Assert.InRange(first.Sum() / upright.Select([0]).Voxels.Sum(), 0.9, 1.1);
        // Upright, the longest bar is along x; shifts of two voxels do not turn it.
        Assert.NotInRange(Extent(first), 13, 19);

        static double Extent(float[] voxels)
        {
            int[] columns = [.. Enumerable.Range(0, voxels.Length).Where(v => voxels[v] > 0.5f).Select(v => v % 49)];
            return columns.Max() - columns.Min();
        }
    }

    [Fact]
    public void Up_TurnsWithTheShape()
    {
        var upright = new OccupancySet(Bits([Cross()], [0]), [0], 49);
        Assert.Equal([1.0, 0, 0], upright.Slice(0, 1).Up);
        // A third of a turn takes x to y.
        var third = Rotation.FromAxisAngle(1, 1, 1, 2 * Math.PI / 3);
        var onSide = new OccupancySet(Bits([Cross()], [0]), [0], 49, [third]);
        Near.Equal([0, 1, 0], onSide.Slice(0, 1).Up, Tolerance.Rounding.Dozens);
        Assert.Equal([0.0, 1, 0], new MovedSet(upright, [new CubeElement(2, 0, 1, 0)]).Slice(0, 1).Up);
        // Shifted, not turned.
        Assert.Equal([1.0, 0, 0], upright.Select([0], variation: 1).Up);

        VolumeBatch turned = upright.Turned(seed: 4).Slice(0, 1),
            varied = upright.TurnedInVariations().Select([0], variation: 1);
        Assert.All(new[] { turned, varied }, static shape => AlongTheLongestBar(shape.Voxels, shape.Up));

        CubeElement element = CubeElement.All[29];
        VolumeBatch moved = new MovedSet(upright.Turned(seed: 4), [element]).Slice(0, 1);
        AlongTheLongestBar(moved.Voxels, moved.Up);
        Assert.NotEqual(turned.Up, moved.Up);

        // The longest bar of the cross, along x, has the other two towards its ends: its voxels spread most along it.
        static void AlongTheLongestBar(float[] voxels, double[] up)
        {
            Near.Equal(1, up.Sum(static u => u * u), Tolerance.Rounding.Dozens);
            double[] across = Math.Abs(up[0]) < 0.7 ? [0, up[2], -up[1]] : [up[2], 0, -up[0]];
            double[] third =
            [
                (up[1] * across[2]) - (up[2] * across[1]),
                (up[2] * across[0]) - (up[0] * across[2]),
                (up[0] * across[1]) - (up[1] * across[0]),
            ];
            double along = Spread(voxels, up);
            Assert.True(along > Spread(voxels, across) && along > Spread(voxels, third), $"{along}");
        }

        static double Spread(float[] voxels, double[] direction)
        {
            double length = Math.Sqrt(direction.Sum(static d => d * d)),
                sum = 0,
                weighted = 0,
                squares = 0;
            for (int v = 0; v < voxels.Length; v++)
            {
                double at =
                    ((v % 49 * direction[0]) + (v / 49 % 49 * direction[1]) + (v / (49 * 49) * direction[2])) / length;
                sum += voxels[v];
                weighted += voxels[v] * at;
                squares += voxels[v] * at * at;
            }

            return (squares / sum) - (weighted / sum * (weighted / sum));
        }
    }

    [Theory]
    [InlineData(false, "plain")]
    [InlineData(true, "plain-turned")]
    public void Benchmark_SaysWhatItLearnedFrom(bool turned, string name)
    {
        var options = new BenchmarkOptions(_folder, _folder, NetworkKind.Plain, Epochs: 3, Seed: 1, turned);

        Assert.Equal((name, $"{name}-3-1.safetensors"), (options.Name, Path.GetFileName(options.Checkpoint)));
    }

    [Theory]
    [InlineData(NetworkKind.Steerable, "steerable")]
    [InlineData(NetworkKind.Standing, "standing")]
    public void Benchmark_KeepsItsResultAndDoesNotRunTwice(NetworkKind network, string name)
    {
        Write(
            "train",
            [.. Enumerable.Repeat(Cross(), 18)],
            [.. Enumerable.Range(0, 18).Select(static i => (byte)(i % 3))]
        );
        Write("test", [.. Enumerable.Repeat(Cross(), 5)], [0, 1, 2, 0, 1]);
        var options = new BenchmarkOptions(_folder, Path.Combine(_folder, "out"), network, Epochs: 1, Seed: 1);
        using StringWriter first = new(),
            second = new();

        new Benchmark(options, first).Run();
        new Benchmark(options, second).Run();

        BenchmarkResult result = Assert.Single(ResultLines.Read<BenchmarkResult>(options.Results));
        Assert.Equal((name, 1UL, 1, 0), (result.Network, result.Seed, result.Epochs, result.CubeAnswers));
        Assert.InRange(result.CubeChange, 0, Tolerance.Sample.Network.Single);
        Assert.Contains("epoch   1", first.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("epoch   1", second.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(second.ToString(), first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_SaysWhatIsWrongInOneLine()
    {
        string folder = Path.Combine(_folder, "nowhere");

        int exit = await CommandLine.Create().Parse(["--data", folder, "--out", _folder]).InvokeAsync();

        Assert.Equal(1, exit);
    }

    [ReferenceDataFact("data/modelnet10/modelnet10_train_labels.npy")]
    public void OfficialSets_AreRead()
    {
        var data = ModelNet10.Read(Path.GetDirectoryName(ReferenceData.PathOf("data/modelnet10/x"))!);

        Assert.Equal((3592, 399, 908), (data.Training.Count, data.Validation.Count, data.Test.Count));
        int[] counts = [106, 515, 889, 200, 200, 465, 200, 680, 392, 344];
        int[] all = [.. data.Training.Labels, .. data.Validation.Labels];
        Assert.Equal(counts, Enumerable.Range(0, 10).Select(kind => all.Count(label => label == kind)));
        Assert.Equal(0, data.Test.ScaledCount);
    }

    /// <summary>A shape without symmetry: three bars of different lengths.</summary>
    private static bool[] Cross()
    {
        var voxels = new bool[Side * Side * Side];
        for (int k = 10; k < 26; k++)
            voxels[(((12 * Side) + 15) * Side) + k] = true;
        for (int j = 6; j < 20; j++)
            voxels[(((12 * Side) + j) * Side) + 15] = true;
        for (int i = 12; i < 22; i++)
            voxels[(((i * Side) + 15) * Side) + 20] = true;
        return voxels;
    }

    private static BitShapes Bits(bool[][] shapes, int[] labels) => new([.. shapes.SelectMany(Packed)], labels);

    private static byte[] Packed(bool[] voxels)
    {
        var bytes = new byte[BitShapes.Bytes];
        for (int voxel = 0; voxel < voxels.Length; voxel++)
            bytes[voxel / 8] |= (byte)(voxels[voxel] ? 1 << (voxel % 8) : 0);
        return bytes;
    }

    private void Write(string set, bool[][] shapes, byte[] labels)
    {
        Npy(
            $"modelnet10_vox30_{set}_bits.npy",
            $"({shapes.Length}, {BitShapes.Bytes})",
            [.. shapes.SelectMany(Packed)]
        );
        Npy($"modelnet10_{set}_labels.npy", $"({labels.Length},)", labels);
    }

    private void Npy(string name, string shape, byte[] bytes)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n");
        File.WriteAllBytes(
            Path.Combine(_folder, name),
            [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. bytes]
        );
    }
}
