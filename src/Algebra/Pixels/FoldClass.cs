namespace GeoDL.Typed.Algebra;

/// <summary>
/// The functions of a window with the same parities, and the values they act on: with signs s, t = ±1 of the parities
/// f(x, y) + s f(−x, y) + t f(x, −y) + st f(−x, −y), each position once.
/// </summary>
/// <param name="IsOddX">Whether the functions change sign with x.</param>
/// <param name="IsOddY">Whether the functions change sign with y.</param>
/// <param name="Functions">The functions.</param>
public sealed record FoldClass(bool IsOddX, bool IsOddY, IReadOnlyList<FoldedFunction> Functions)
{
    /// <summary>Where folded values are needed, row by row from the centre up.</summary>
    public IReadOnlyList<(int X, int Y)> Positions { get; } =
    [
        .. Functions
            .SelectMany(static function => function.Entries)
            .Select(static entry => (entry.X, entry.Y))
            .Distinct()
            .OrderBy(static at => at.Y)
            .ThenBy(static at => at.X),
    ];
}
