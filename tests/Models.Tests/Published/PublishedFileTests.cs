using GeoDL.Typed.Models.Tests.Published.Allegro;
using GeoDL.Typed.Models.Tests.Published.Mace;
using GeoDL.Typed.Models.Tests.Published.Nequip;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>The weights of published networks, from files that are made here: right, damaged, and of others.</summary>
public sealed class PublishedFileTests : IDisposable
{
    private const string Contraction = "model.products.0.symmetric_contractions.contractions.0.weights_max";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_FillEveryParameterOnce()
    {
        Check(MetalMaceFile.Contents, new MetalMace(1, Precision.Double).Parameters);
        Check(WaterNequipFile.Contents, new WaterNequip(1, Precision.Double).Parameters);
        Check(WaterAllegroFile.Contents, new WaterAllegro(1, Precision.Double).Parameters);

        void Check(PublishedFile contents, ParameterSet parameters)
        {
            Assert.Equal(
                parameters.All.Select(static p => p.Path).Order(),
                contents.Tensors.Select(static t => t.Parameter).Order()
            );
            var archive = new MadeArchive(contents);
            contents.Load(Write(archive.ToBytes()), parameters);
            foreach (PublishedTensor tensor in contents.Tensors)
            {
                // Each number has a place of its own.
                double[] numbers = parameters[tensor.Parameter].ToArray();
                int[] places = tensor.Places ?? [.. Enumerable.Range(0, tensor.Count)];
                Assert.Equal(Enumerable.Range(0, tensor.Count), places.Order());
                Near.Equal(
                    [
                        .. archive
                            .Tensors[tensor.Name]
                            .Numbers.Select((x, i) => x * tensor.Factors[i % tensor.Factors.Length]),
                    ],
                    [.. places.Select(place => numbers[place])],
                    Tolerance.Rounding.Once.Double,
                    tensor.Name
                );
            }
        }
    }

    [Fact]
    public void CutArchives_AreRefused()
    {
        byte[] whole = new MadeArchive(MetalMaceFile.Contents).ToBytes();
        for (int length = 0; length < whole.Length; length += whole.Length / 50)
            Refused(whole[..length], "cannot be read: ");
    }

    [Fact]
    public void FilesOfOthers_AreRefused()
    {
        Refused(t => t.Remove("model.r_max"), "does not state 'model.r_max'.");
        Refused(t => t["model.r_max"] = ([1], [6.0]), "has model.r_max = 6; the network has 5.");
        Refused(t => t.Remove(Contraction), $"has no tensor '{Contraction}'.");
        Refused(
            t => t[Contraction] = ([11, 1, 16], t[Contraction].Numbers),
            $"has '{Contraction}' as [11, 1, 16]; the network has [11, 2, 8]."
        );
        Refused(
            t => t["model.readouts.1.linear.weight"] = ([1], [0.5]),
            "has a tensor 'model.readouts.1.linear.weight', which the network has not."
        );
        Refused(t => t[Contraction].Numbers[7] = double.NaN, $"has NaN as number 7 of '{Contraction}'.");

        void Refused(Action<Dictionary<string, (int[] Shape, double[] Numbers)>> change, string message)
        {
            var archive = new MadeArchive(MetalMaceFile.Contents);
            change(archive.Tensors);
            this.Refused(archive.ToBytes(), message);
        }
    }

    private void Refused(byte[] bytes, string message)
    {
        var net = new MetalMace(1, Precision.Double);
        string path = Write(bytes),
            found =
                Assert.Throws<InvalidDataException>(() => MetalMaceFile.Contents.Load(path, net.Parameters)).Message;
        Assert.StartsWith($"The file '{path}' {message}", found, StringComparison.Ordinal);
        Assert.EndsWith(".", found, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', found);
    }

    private string Write(byte[] bytes)
    {
        string path = _folder.PathOf("weights.pth");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
