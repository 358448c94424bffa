namespace GeoDL.Typed.Algebra;

/// <summary>
/// A function F(r) (cos jφ, sin jφ) on the samples of a window; φ runs from x, to the right, towards y, upwards. Row 0
/// is the top.
/// </summary>
/// <remarks>
/// Squares of the cosine's samples and of the sine's add up to one each where j is odd; for other j ≥ 1 their mean
/// does, and for j = 0 those of the cosine do, as those of the one that is kept where the other is not. A turn or
/// mirroring of the square maps the samples onto themselves bit by bit, and what symmetry makes zero is zero.
/// </remarks>
public sealed class SampledHarmonic
{
    private readonly OctantTable _table;
    private readonly int _dilation;
    private readonly int _fold;

    internal SampledHarmonic(
        OctantTable table,
        int index,
        double residual,
        double gain,
        int dilation,
        int fold,
        bool hasCosine,
        bool hasSine
    )
    {
        (_table, Index, Residual, Gain) = (table, index, residual, gain);
        (_dilation, _fold, HasCosine, HasSine) = (dilation, fold, hasCosine, hasSine);
    }

    /// <summary>Whether the cosine is one of the window's functions.</summary>
    public bool HasCosine { get; }

    /// <summary>
    /// Whether the sine is one of the window's functions. Where cosine and sine are two irreps, one may be without the
    /// other, if on these samples the other is a sum of functions that are there already, or zero.
    /// </summary>
    public bool HasSine { get; }

    /// <summary>The order j ≥ 0.</summary>
    public int Order => _table.Order;

    /// <summary>Which of the functions of its order it is; they are sorted by their residual.</summary>
    public int Index { get; }

    /// <summary>
    /// ε, the share of its answer to waves of the band |κ| ≤ π/2 that does not turn with them: the root of leaked over
    /// all power.
    /// </summary>
    public double Residual { get; }

    /// <summary>
    /// The rms of its answer to waves of the band, relative to that of a single pixel of the same squared sum. Where it
    /// is small the function hears mostly what is finer than the band.
    /// </summary>
    public double Gain { get; }

    /// <summary>The number of samples along a side.</summary>
    public int Size => (2 * _table.Octant.HalfSize) + 1;

    /// <summary>The cosine at a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public double Cosine(int row, int column) => At(row, column).Cos;

    /// <summary>The sine at a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public double Sine(int row, int column) => At(row, column).Sin;

    /// <summary>The residual for waves of one frequency; what a stride cuts off is not counted.</summary>
    /// <param name="frequency">κ in radians a pixel, above 0 and at most π.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not in its range.</exception>
    public double ResidualAt(double frequency)
    {
        if (!(frequency > 0 && frequency <= Math.PI))
        {
            throw new ArgumentOutOfRangeException(
                nameof(frequency),
                frequency,
                "A frequency is above 0 and at most π radians a pixel."
            );
        }

        var responses = new WaveResponses(_table.Octant, _dilation, [new BandNode(frequency, 1, 0)], Order);
        (double[,] leak, double[,] power) = responses.Pencil([responses.Of(_table)], Order, _fold);
        return power[0, 0] == 0 ? 0 : Math.Sqrt(leak[0, 0] / power[0, 0]);
    }

    internal OctantTable Table => _table;

    private (double Cos, double Sin) At(int row, int column)
    {
        int half = _table.Octant.HalfSize;
        return _table.At(Checked(column, nameof(column)) - half, half - Checked(row, nameof(row)));
    }

    private int Checked(int index, string name) =>
        index >= 0 && index < Size
            ? index
            : throw new ArgumentOutOfRangeException(name, index, $"The window has {Size} samples along a side.");
}
