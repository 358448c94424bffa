namespace GeoDL.Typed.Algebra;

/// <summary>
/// What the weights of a path, over pixels that the group exchanges, are in the matrices of a group convolution.
/// </summary>
public sealed class MixingTable
{
    internal MixingTable(
        GroupConvolutionPath path,
        IReadOnlyList<int> orbits,
        IReadOnlyList<(int Block, int Row, int Column)> entries,
        IReadOnlyList<double> values
    ) => (Path, Orbits, Entries, Values) = (path, orbits, entries, values);

    /// <summary>The path.</summary>
    public GroupConvolutionPath Path { get; }

    /// <summary>Which of its orbits are over these pixels, ascending.</summary>
    public IReadOnlyList<int> Orbits { get; }

    /// <summary>The entries of matrices that they make, each a matrix of copies.</summary>
    public IReadOnlyList<(int Block, int Row, int Column)> Entries { get; }

    /// <summary>The share of each orbit in each entry: [entry, orbit], row by row.</summary>
    public IReadOnlyList<double> Values { get; }
}
