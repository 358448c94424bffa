using System.Globalization;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>What a published file of weights must hold, and how it becomes the weights of a network.</summary>
/// <param name="Tensors">The weights: all, and each once.</param>
/// <param name="Numbers">What the file and the network's source state both.</param>
/// <param name="PassedOver">Parts of the names of what is neither: masks, couplings.</param>
internal sealed record PublishedFile(
    IReadOnlyList<PublishedTensor> Tensors,
    IReadOnlyList<PublishedNumber> Numbers,
    params string[] PassedOver
)
{
    /// <summary>Reads a file and puts its numbers into a network; nothing of the file is executed.</summary>
    /// <param name="path">The file: safetensors, or an archive of PyTorch.</param>
    /// <param name="parameters">Those of the network.</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another network; the message is one sentence
    /// that names the file and the defect.</exception>
    public void Load(string path, ParameterSet parameters)
    {
        var file = TensorFile.Read(path);
        foreach (PublishedNumber number in Numbers)
            Check(file, number);
        string[] known = [.. Tensors.Select(static t => t.Name), .. Numbers.Select(static n => n.Name)];
        foreach ((string name, NumberArray array) in file.Tensors.Where(t => !known.Contains(t.Key)))
        {
            if (!array.Shape.Contains(0) && !PassedOver.Any(part => name.Contains(part, StringComparison.Ordinal)))
                throw Wrong(path, $"has a tensor '{name}', which the network has not");
        }

        foreach (PublishedTensor tensor in Tensors)
            parameters[tensor.Parameter].Assign(tensor.ToNetwork(NumbersOf(file, tensor)));
    }

    private static void Check(TensorFile file, PublishedNumber number)
    {
        double[] found =
            file.Tensors.TryGetValue(number.Name, out NumberArray? array) ? array.ToDoubles()
            : file.Metadata.TryGetValue(number.Name, out string? text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? [value]
            : throw Wrong(file.Source, $"does not state '{number.Name}'");
        if (found.Length != number.Values.Length || !found.Zip(number.Values, AreEqual).All(static same => same))
            throw Wrong(file.Source, $"has {number.Name} = {Text(found)}; the network has {Text(number.Values)}");
    }

    private static double[] NumbersOf(TensorFile file, PublishedTensor tensor)
    {
        if (!file.Tensors.TryGetValue(tensor.Name, out NumberArray? array))
            throw Wrong(file.Source, $"has no tensor '{tensor.Name}'");
        if (!array.Shape.SequenceEqual(tensor.Shape))
        {
            string sizes = $"[{string.Join(", ", array.Shape)}]; the network has [{string.Join(", ", tensor.Shape)}]";
            throw Wrong(file.Source, $"has '{tensor.Name}' as {sizes}");
        }

        double[] numbers = array.ToDoubles();
        return Array.FindIndex(numbers, static x => !double.IsFinite(x)) is >= 0 and int place
            ? throw Wrong(file.Source, $"has {numbers[place]} as number {place} of '{tensor.Name}'")
            : numbers;
    }

    /// <summary>Numbers of two programs are equal up to rounding.</summary>
    private static bool AreEqual(double a, double b) => Math.Abs(a - b) <= Tolerance.Rounding.Dozens * Math.Abs(b);

    private static string Text(double[] numbers) =>
        string.Join(", ", numbers.Select(static x => x.ToString(CultureInfo.InvariantCulture)));

    private static InvalidDataException Wrong(string path, string problem) => new($"The file '{path}' {problem}.");
}
