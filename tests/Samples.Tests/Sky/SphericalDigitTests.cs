using System.Buffers.Binary;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Sky.Digits;
using GeoDL.Typed.Samples.Sky.Networks;

namespace GeoDL.Typed.Samples.Tests.Sky;

public sealed class SphericalDigitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Digits_LieAroundTheSouthPole()
    {
        Write(digits: 3);
        float[] pixels = new SphericalDigits(MnistSet.Read(_folder).Training, 0, 3, null).Select([2]).Pixels;

        Assert.Equal(SphericalDigits.Sampling.Count, pixels.Length);
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            // The corners of the image are 2·atan(1.5/√2) from the pole.
            double height = SphericalDigits.Sampling.Direction(pixel).Y;
            if (height > -Math.Cos(2 * Math.Atan(1.5 * Math.Sqrt(0.5)) + 0.1))
                Assert.Equal(0, pixels[pixel]);
        }
        Assert.InRange(pixels.Max(), 0.9, 1);
    }

    [Fact]
    public void TurnedDigits_FollowFromTheirNumberAndSeed()
    {
        Write(digits: 4);
        MnistSet set = MnistSet.Read(_folder).Training;
        float[] all = new SphericalDigits(set, 0, 4, 5).Select([3]).Pixels;

        Assert.Equal(all, new SphericalDigits(set, 2, 2, 5).Select([1]).Pixels);
        Assert.NotEqual(all, new SphericalDigits(set, 0, 4, 6).Select([3]).Pixels);
        Assert.NotEqual(all, new SphericalDigits(set, 0, 4, null).Select([3]).Pixels);
    }

    [Fact]
    public void TheNetwork_SaysTheSameOfATurnedSphere()
    {
        Write(digits: 6);
        float[] pixels = new SphericalDigits(MnistSet.Read(_folder).Training, 0, 6, null).Select([0, 3, 5]).Pixels;
        var net = new DigitNet(3, Precision.Double);
        Sphere<Ink> here = Sphere
            .Create<Ink>(SphericalDigits.Sampling, Array.ConvertAll(pixels, static p => (double)p))
            .Rotate(Rotation.Identity);
        double[] said = net.Predict(here).ToArray(),
            there = net.Predict(here.Rotate(Rotation.FromEulerAngles(0.4, 1.3, 2))).ToArray();

        Assert.True(net.Parameters.Count < 60_000);
        // As much as the model's Approximate allows a layer, and half turns exactly.
        double largest = said.Max(Math.Abs);
        Assert.True(said.Zip(there).All(pair => Math.Abs(pair.First - pair.Second) < 0.03 * largest));
        Near.Equal(
            said,
            net.Predict(here.Rotate(Rotation.FromAxisAngle(0, 1, 0, Math.PI))).ToArray(),
            Tolerance.Program
        );
    }

    [Fact]
    public void Benchmark_KeepsItsResultAndDoesNotRunTwice()
    {
        Write(digits: 60);
        var options = new DigitOptions(_folder, Path.Combine(_folder, "out"), IsRotated: true, Epochs: 1, Seed: 1);
        using StringWriter first = new(),
            second = new();

        new DigitBenchmark(options, first).Run();
        new DigitBenchmark(options, second).Run();

        DigitResult result = Assert.Single(ResultLines.Read<DigitResult>(options.Results));
        Assert.Equal(("R", 1UL, 1, 55), (result.Trained, result.Seed, result.Epochs, result.Images));
        Assert.Contains("epoch   1", first.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("epoch   1", second.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Images of strokes, as MNIST's files have them: as many of both sets.</summary>
    private void Write(int digits)
    {
        foreach (string set in new[] { "train", "t10k" })
        {
            var images = new byte[digits * 28 * 28];
            for (int image = 0; image < digits; image++)
            {
                for (int i = 6; i < 22; i++)
                {
                    images[(((image * 28) + i) * 28) + 14] = 255;
                    images[(((image * 28) + 6 + (image % 10)) * 28) + i] = 255;
                    images[(((image * 28) + 7 + (image % 10)) * 28) + i] = 255;
                }
            }
            Idx($"{set}-images-idx3-ubyte", [digits, 28, 28], images);
            Idx(
                $"{set}-labels-idx1-ubyte",
                [digits],
                [.. Enumerable.Range(0, digits).Select(static i => (byte)(i % 10))]
            );
        }
    }

    private void Idx(string name, int[] shape, byte[] numbers)
    {
        var header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (int axis = 0; axis < shape.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * axis)), shape[axis]);
        File.WriteAllBytes(Path.Combine(_folder, name), [.. header, .. numbers]);
    }
}
