namespace GeoDL.Typed.Samples.Potentials.Files;

/// <summary>What a record of a file must be: its name in the original program, and its sizes.</summary>
/// <param name="Name">The name; the file itself has none.</param>
/// <param name="Shape">Rows and columns, or a length.</param>
public sealed record NqxTensor(string Name, params int[] Shape)
{
    /// <summary>How many numbers it has.</summary>
    public int Count => Shape.Aggregate(1, static (a, b) => checked(a * b));

    /// <summary>As NumPy writes a shape.</summary>
    public string ShapeText => TextOf(Shape);

    /// <summary>As NumPy writes a shape: (89,), (8, 64), ().</summary>
    internal static string TextOf(IReadOnlyList<int> shape) =>
        shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
}
