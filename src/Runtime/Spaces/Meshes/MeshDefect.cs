namespace GeoDL.Typed;

/// <summary>All places of a mesh where one thing is wrong.</summary>
public sealed class MeshDefect
{
    private const int Named = 4;

    private readonly string _what;
    private readonly Place[] _places;

    /// <param name="kind">What is wrong.</param>
    /// <param name="what">The same in words, as a sentence of one place, with {V} and {F} where its vertices and faces
    /// stand.</param>
    /// <param name="places">Where.</param>
    /// <param name="remedy">A sentence on what helps; empty if nothing here does.</param>
    internal MeshDefect(MeshDefectKind kind, string what, Place[] places, string remedy = "")
    {
        (Kind, _what, _places, Remedy) = (kind, what, places, remedy);
        Faces = [.. places.SelectMany(static p => p.Faces).Distinct().Order()];
        Vertices = [.. places.SelectMany(static p => p.Vertices).Distinct().Order()];
    }

    /// <summary>What is wrong.</summary>
    public MeshDefectKind Kind { get; }

    /// <summary>In how many places.</summary>
    public int Count => _places.Length;

    /// <summary>The faces concerned, from 0, in order.</summary>
    public IReadOnlyList<int> Faces { get; }

    /// <summary>The vertices concerned, from 0, in order.</summary>
    public IReadOnlyList<int> Vertices { get; }

    internal string Remedy { get; }

    /// <summary>What is wrong, with the first places and the number of the others.</summary>
    public override string ToString()
    {
        string first = string.Join("; ", _places.Take(Named).Select(Sentence));
        return Count > Named ? $"{first}; and {Count - Named} more" : first;
    }

    private string Sentence(Place place) =>
        _what
            .Replace("{V}", Numbers(place.Vertices), StringComparison.Ordinal)
            .Replace("{F}", Numbers(place.Faces), StringComparison.Ordinal);

    private static string Numbers(int[] numbers) =>
        string.Join(", ", numbers.Take(Named)) + (numbers.Length > Named ? ", …" : string.Empty);

    /// <summary>One place.</summary>
    internal readonly record struct Place(int[] Vertices, int[] Faces);
}
