namespace GeoDL.Typed.Algebra;

/// <summary>
/// A window's functions by their parities. Mirroring the values of a patch first, once for all functions, leaves a
/// quarter of the products.
/// </summary>
public sealed class WindowFold
{
    private WindowFold(IReadOnlyList<FoldClass> classes) =>
        (Classes, Additions, MultiplyAdds) = (classes, CountAdditions(classes), CountProducts(classes));

    /// <summary>
    /// The classes (even, even), (odd, even), (even, odd) and (odd, odd) in (x, y), in this order; some may be empty.
    /// </summary>
    public IReadOnlyList<FoldClass> Classes { get; }

    /// <summary>
    /// Additions that fold a patch: first x with −x, then y with −y, where the first are shared between classes.
    /// </summary>
    public int Additions { get; }

    /// <summary>Multiply-adds of all functions on a folded patch.</summary>
    public int MultiplyAdds { get; }

    /// <summary>Folds a window.</summary>
    public static WindowFold Create(SampledWindow window)
    {
        var functions = new List<FoldedFunction>[4];
        for (int i = 0; i < functions.Length; i++)
            functions[i] = [];
        for (int i = 0; i < window.Harmonics.Count; i++)
        {
            SampledHarmonic harmonic = window.Harmonics[i];
            bool isOdd = harmonic.Order % 2 == 1;
            // cos jφ is even in y, and in x as j is; sin jφ is odd in y, and in x as j is not.
            functions[isOdd ? 1 : 0].Add(Fold(harmonic, i, isSine: false));
            if (harmonic.Order > 0)
                functions[isOdd ? 2 : 3].Add(Fold(harmonic, i, isSine: true));
        }

        return new WindowFold([.. functions.Select(static (list, i) => new FoldClass(i % 2 == 1, i >= 2, list))]);
    }

    private static FoldedFunction Fold(SampledHarmonic harmonic, int place, bool isSine)
    {
        int half = harmonic.Size / 2;
        var entries = new List<FoldEntry>();
        for (int y = 0; y <= half; y++)
        {
            for (int x = 0; x <= half; x++)
            {
                double value = isSine ? harmonic.Sine(half - y, half + x) : harmonic.Cosine(half - y, half + x);
                if (value != 0)
                    entries.Add(new FoldEntry(x, y, value));
            }
        }

        return new FoldedFunction(place, isSine, entries);
    }

    private static int CountProducts(IReadOnlyList<FoldClass> classes) =>
        classes.Sum(static c => c.Functions.Sum(static function => function.Entries.Count));

    private static int CountAdditions(IReadOnlyList<FoldClass> classes)
    {
        // The second step is one for each value above the axis; the first is shared by the classes of one parity in x.
        int second = classes.Sum(static c => c.Positions.Count(static at => at.Y > 0));
        int first = new[] { false, true }.Sum(isOdd =>
            classes
                .Where(c => c.IsOddX == isOdd)
                .SelectMany(static c => c.Positions)
                .Distinct()
                .Where(static at => at.X > 0)
                .Sum(static at => at.Y > 0 ? 2 : 1)
        );
        return first + second;
    }
}
