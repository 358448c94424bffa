using System.Runtime.InteropServices;
using GeoDL.Typed.Runtime.Tests.Files;

namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>An archive of PyTorch, made here, with random numbers in every tensor that a published file has.</summary>
internal sealed class MadeArchive
{
    public MadeArchive(PublishedFile contents)
    {
        var random = new Random(5);
        foreach (PublishedTensor tensor in contents.Tensors)
        {
            double[] numbers = [.. Enumerable.Range(0, tensor.Count).Select(_ => (2 * random.NextDouble()) - 1)];
            Tensors[tensor.Name] = (tensor.Shape, numbers);
        }

        foreach (PublishedNumber number in contents.Numbers)
            Tensors[number.Name] = ([number.Values.Length], number.Values);
    }

    /// <summary>Shapes and numbers by name.</summary>
    public Dictionary<string, (int[] Shape, double[] Numbers)> Tensors { get; } = [];

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        PickleText pickle = new PickleText().Raw("}(");
        List<(string, byte[])> records = [];
        foreach ((string name, (int[] shape, double[] numbers)) in Tensors)
        {
            string key = $"{records.Count}";
            pickle
                .Text(name)
                .Tensor(
                    key,
                    numbers.Length,
                    [.. shape.Select(static n => (long)n)],
                    Strides(shape),
                    0,
                    "DoubleStorage"
                );
            records.Add(($"made/data/{key}", MemoryMarshal.AsBytes<double>(numbers).ToArray()));
        }

        return PickleText.Archive([
            ("made/data.pkl", pickle.Raw("u").Stop()),
            ("made/version", "3\n"u8.ToArray()),
            .. records,
        ]);
    }

    /// <summary>Of a row-major array.</summary>
    private static long[] Strides(int[] shape) =>
        [.. Enumerable.Range(1, shape.Length).Select(axis => shape[axis..].Aggregate(1L, static (a, b) => a * b))];
}
