using System.Globalization;
using System.Text;

namespace GeoDL.Typed;

/// <summary>The layers of a model, in the order in which they are created, with their signatures and sizes.</summary>
public sealed class ModelSummary
{
    internal ModelSummary(
        string name,
        string group,
        Precision precision,
        int parameters,
        int buffers,
        IReadOnlyList<LayerSummary> layers
    )
    {
        (Name, Group, Precision, Parameters, Buffers, Layers) = (name, group, precision, parameters, buffers, layers);
    }

    /// <summary>The name of the model's class.</summary>
    public string Name { get; }

    /// <summary>The symmetry group, with the axis where there is one: <c>O(3)</c>, <c>C_8 about Y</c>.</summary>
    public string Group { get; }

    /// <summary>The precision of parameters and features.</summary>
    public Precision Precision { get; }

    /// <summary>The number of trained numbers.</summary>
    public int Parameters { get; }

    /// <summary>The number of stored numbers that are not trained.</summary>
    public int Buffers { get; }

    /// <summary>All layers, those of modules included.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>The tree of modules and layers, one line each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Name}: {Group}, {Precision.ToString().ToLowerInvariant()}, {Parameters:N0} parameters"
        );
        if (Buffers > 0)
            text.Append(CultureInfo.InvariantCulture, $", {Buffers:N0} buffers");
        string[] open = [];
        foreach (LayerSummary layer in Layers)
        {
            string[] parts = layer.Path.Split('.');
            int shared = open.Zip(parts[..^1]).TakeWhile(static p => p.First == p.Second).Count();
            for (int i = shared; i < parts.Length - 1; i++)
                text.AppendLine().Append(' ', 2 * (i + 1)).Append(parts[i]);
            open = parts[..^1];
            text.AppendLine().Append(' ', 2 * parts.Length).Append(parts[^1]).Append("  ").Append(Describe(layer));
        }

        return text.ToString();
    }

    private static string Describe(LayerSummary layer)
    {
        var parts = new List<string> { $"{layer.Kind}  {layer.Signature}" };
        void Add(long? number, string unit)
        {
            if (number is > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number:N0} {unit}"));
        }

        Add(layer.Paths, layer.Paths == 1 ? "path" : "paths");
        Add(layer.Parameters, "parameters");
        Add(layer.Buffers, "buffers");
        Add(layer.MultiplyAddsPerRow, "multiply-adds a row");
        Add(layer.MultiplyAddsPerEdge, "multiply-adds an edge");
        Add(layer.BytesPerRow, "bytes a row");
        return string.Join("; ", parts);
    }
}
