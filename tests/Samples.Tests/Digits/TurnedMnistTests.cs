using System.Buffers.Binary;
using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Running;

namespace GeoDL.Typed.Samples.Tests.Digits;

public sealed class TurnedMnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void MissingFolder_IsNamed()
    {
        string folder = Path.Combine(_folder, "nowhere");

        var error = Assert.Throws<DataFileException>(() => TurnedMnist.Read(folder));

        Assert.Equal($"{folder}: there is no such folder.", error.Message);
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        var error = Assert.Throws<DataFileException>(() => TurnedMnist.Read(_folder));

        Assert.Contains("train-images-idx3-ubyte: there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedImages_AreNamedOnce()
    {
        string path = Write("train-images-idx3-ubyte", 3, [60, 28, 28], 1000);

        var error = Assert.Throws<DataFileException>(() => TurnedMnist.Read(_folder));

        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(path, error.Message[path.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public void ImagesOfAnotherSize_AreNamed()
    {
        string path = Write("train-images-idx3-ubyte", 3, [2, 5, 5], 50);

        var error = Assert.Throws<DataFileException>(() => TurnedMnist.Read(_folder));

        Assert.StartsWith($"{path}: images of 28 × 28 pixels are needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsOfOtherImages_AreNamed()
    {
        Write("train-images-idx3-ubyte", 3, [2, 28, 28], 2 * 784);
        Write("t10k-images-idx3-ubyte", 3, [1, 28, 28], 784);
        string path = Write("train-labels-idx1-ubyte", 1, [3], 3);
        Write("t10k-labels-idx1-ubyte", 1, [1], 1);

        var error = Assert.Throws<DataFileException>(() => TurnedMnist.Read(_folder));

        Assert.StartsWith($"{path}: one label is needed for each of 2 images", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedResults_AreNamed()
    {
        string path = Path.Combine(_folder, "benchmark.jsonl");
        var result = new BenchmarkResult("steerable", 7, 5, 100, 2.5, 2.25, 60);
        result.AppendTo(path);
        result.AppendTo(path);

        Assert.Equal([result, result], BenchmarkResult.Read(path));

        File.AppendAllText(path, "{\n");
        var error = Assert.Throws<DataFileException>(() => BenchmarkResult.Read(path));
        Assert.StartsWith($"{path}: a line is no result of this benchmark", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_SaysWhatIsWrongInOneLine()
    {
        string folder = Path.Combine(_folder, "nowhere");

        int exit = await CommandLine.Create().Parse(["--data", folder, "--out", _folder]).InvokeAsync();

        Assert.Equal(1, exit);
    }

    [ReferenceDataFact("data/mnist/mnist_rot_like_angle.npy")]
    public void TurnedImages_AreThoseOfTheList()
    {
        TurnedMnist data = TurnedMnist.Read(Path.GetDirectoryName(ReferenceData.PathOf("data/mnist/x"))!);
        Assert.Equal((10_000, 2_000, 50_000), (data.Training.Count, data.Validation.Count, data.Test.Count));
        // Of images that the list's own file checks: label, sum of all pixels, sum of row 14, pixel (10, 17).
        (int Image, int Label, double Sum, double Row, double Pixel)[] expected =
        [
            (2, 3, 30428.725, 2265.558, 48.6925),
            (3, 6, 21353.701, 3358.227, 147.7474),
            (4, 9, 29777.931, 2339.613, 252),
            (7, 2, 26157.832, 1221.691, 251.8494),
        ];
        foreach ((int number, int label, double sum, double row, double pixel) in expected)
        {
            double[] image = Array.ConvertAll(data.Training.Slice(number, 1).Pixels, static v => 255.0 * v);
            Assert.Equal(label, data.Training.Labels[number]);
            Near.Equal(sum, image.Sum(), Tolerance.Reference.Single);
            Near.Equal(row, image.Chunk(data.Training.Size).ElementAt(14).Sum(), Tolerance.Reference.Single);
            Near.Equal(pixel, image[(10 * data.Training.Size) + 17], Tolerance.Reference.Single);
        }
    }

    private string Write(string name, int axes, int[] shape, int numbers)
    {
        string path = Path.Combine(_folder, name);
        byte[] bytes = new byte[4 + (4 * axes) + numbers];
        (bytes[2], bytes[3]) = (8, (byte)axes);
        for (int axis = 0; axis < axes; axis++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * axis)), shape[axis]);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
