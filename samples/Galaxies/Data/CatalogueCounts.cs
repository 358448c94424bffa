namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>What became of a catalogue's rows; each row is counted once, by the first reason that holds.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Rows that can be used.</param>
/// <param name="Missing">Left out: a value is empty or NaN.</param>
/// <param name="Unreadable">Left out: a value is no number.</param>
/// <param name="OffTheSky">Left out: right ascension outside 0…360° or declination outside ±90°.</param>
/// <param name="NotReceding">Left out: z ≤ 0, which no distance explains.</param>
/// <param name="TooFar">Left out: beyond <see cref="Catalogue.LargestRedshift"/>.</param>
public readonly record struct CatalogueCounts(
    int Rows,
    int Kept,
    int Missing,
    int Unreadable,
    int OffTheSky,
    int NotReceding,
    int TooFar
)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Rows} rows, {Kept} kept; left out: {Missing} with a missing value, {Unreadable} unreadable, "
        + $"{OffTheSky} off the sky, "
        + $"{NotReceding} with z <= 0, {TooFar} with z > {Catalogue.LargestRedshift}";
}
