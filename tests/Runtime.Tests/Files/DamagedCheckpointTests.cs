using System.Globalization;
using GeoDL.Typed.Runtime.Tests.Training;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>
/// Checkpoints with random damage: each is refused by one kind of exception that names the file, or loads the very
/// numbers that were saved; none is half-loaded, and none makes the reader allocate more than twice the file.
/// <c>GEODL_DAMAGED_FILES=20000</c> makes it the long form.
/// </summary>
public sealed class DamagedCheckpointTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static int Count =>
        int.Parse(Environment.GetEnvironmentVariable("GEODL_DAMAGED_FILES") ?? "1500", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DamagedFiles_AreRefused_OrLoadWhatWasSaved()
    {
        string path = _folder.PathOf("model.safetensors");
        (byte[] Bytes, FakeModel Model, double[] State)[] originals =
        [
            .. new[] { (4, Precision.Single), (4, Precision.Double), (5000, Precision.Single) }.Select(c =>
                Saved(path, c.Item1, c.Item2)
            ),
        ];
        int refused = 0,
            equal = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            (byte[] bytes, FakeModel model, double[] state) = originals[
                random.Next(20) switch
                {
                    0 => 2,
                    < 8 => 1,
                    _ => 0,
                }
            ];
            byte[] damaged = FileDamage.To(bytes, random);
            File.WriteAllBytes(path, damaged);
            var read = new FakeModel(2, model.Parameters.Precision, model.First.Shape[1]);
            var optimiser = new Adam(read.Parameters, 0.1);
            double[] before = [.. read.Numbers(), .. OptimiserState.Of(optimiser)];
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Checkpoint.Load(path, read.Parameters, optimiser);
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                Assert.Equal(model.Numbers(), read.Numbers());
                Assert.Equal(state, OptimiserState.Of(optimiser));
                Assert.Equal(3, optimiser.StepCount);
                equal++;
            }
            catch (InvalidDataException error)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                Assert.True(error.Message.Contains(path, StringComparison.Ordinal), $"seed {seed}: {error.Message}");
                Assert.Equal(before, read.Numbers().Concat(OptimiserState.Of(optimiser)));
                Assert.Equal(0, optimiser.StepCount);
                refused++;
            }

            Assert.True(
                allocated <= (2L * damaged.Length) + (1 << 20),
                $"seed {seed}: {allocated} bytes for a file of {damaged.Length}"
            );
        }

        output.WriteLine($"{refused} refused, {equal} equal");
        Assert.True(refused > 10 * equal);
    }

    private static (byte[], FakeModel, double[]) Saved(string path, int width, Precision precision)
    {
        var model = new FakeModel(1, precision, width);
        var optimiser = new Adam(model.Parameters, 0.1);
        for (int step = 0; step < 3; step++)
        {
            using Pass pass = model.Quadratic();
            optimiser.Step(pass);
        }

        Checkpoint.Save(
            path,
            model.Parameters,
            optimiser,
            new Dictionary<string, string> { ["epoch"] = "3", ["Größe"] = "1 \"m\"" }
        );
        return (File.ReadAllBytes(path), model, OptimiserState.Of(optimiser));
    }
}
