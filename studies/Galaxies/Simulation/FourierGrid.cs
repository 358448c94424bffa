namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>A periodic cube of n³ cells: its wave vectors, tables in |k|, and filters that act on a spectrum.</summary>
/// <remarks>Cell (x, y, z) is at index (x·n + y)·n + z, its centre at (x, y, z)·L/n. One instance per thread.</remarks>
public sealed class FourierGrid
{
    private readonly FourierTransform3 _transform;
    private readonly double[] _wave,
        _oddWave;
    private readonly int[] _square;

    /// <param name="size">Cells per side, a power of two.</param>
    /// <param name="boxLength">Side of the box, Mpc/h.</param>
    public FourierGrid(int size, double boxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boxLength);
        _transform = new FourierTransform3(size);
        Size = size;
        BoxLength = boxLength;
        _wave = new double[size];
        _oddWave = new double[size];
        _square = new int[size];
        for (int i = 0; i < size; i++)
        {
            int signed = i <= size / 2 ? i : i - size;
            _square[i] = signed * signed;
            _wave[i] = 2.0 * Math.PI / boxLength * signed;
            // At Nyquist's wave k and −k are one: what is odd in k has no value there but zero.
            _oddWave[i] = 2 * i == size ? 0.0 : _wave[i];
        }
    }

    /// <summary>Cells per side.</summary>
    public int Size { get; }

    /// <summary>Side of the box, Mpc/h.</summary>
    public double BoxLength { get; }

    /// <summary>Number of cells.</summary>
    public int CellCount => Size * Size * Size;

    /// <summary>Side of a cell, Mpc/h.</summary>
    public double CellLength => BoxLength / Size;

    /// <summary>
    /// Tabulates a function of |k| in h/Mpc by <see cref="Wave.Shell"/>; the entry of k = 0 is zero: no mean, no drift.
    /// </summary>
    public double[] TableOf(Func<double, double> function)
    {
        double[] table = new double[3 * (Size / 2) * (Size / 2) + 1];
        for (int shell = 1; shell < table.Length; shell++)
            table[shell] = function(2.0 * Math.PI / BoxLength * Math.Sqrt(shell));

        return table;
    }

    /// <summary>
    /// Spectrum of a real field, into <paramref name="re"/> and <paramref name="im"/>; <paramref name="field"/> may be
    /// <paramref name="re"/>.
    /// </summary>
    public void Forward(double[] field, double[] re, double[] im)
    {
        if (!ReferenceEquals(field, re))
            field.CopyTo(re, 0);

        Array.Clear(im);
        _transform.Forward(re, im);
    }

    /// <summary>Multiplies a spectrum in place by a table in |k|.</summary>
    public void Multiply(double[] re, double[] im, double[] table)
    {
        int cell = 0;
        for (int x = 0; x < Size; x++)
        {
            for (int y = 0; y < Size; y++)
            {
                int xy = _square[x] + _square[y];
                for (int z = 0; z < Size; z++, cell++)
                {
                    double factor = table[xy + _square[z]];
                    re[cell] *= factor;
                    im[cell] *= factor;
                }
            }
        }
    }

    /// <summary>
    /// Filters a spectrum and returns to space: two real fields, A in <paramref name="a"/> and B in
    /// <paramref name="b"/>.
    /// </summary>
    public void Apply<TFilter>(TFilter filter, double[] re, double[] im, double[] a, double[] b)
        where TFilter : struct, IWaveFilter
    {
        int cell = 0;
        for (int x = 0; x < Size; x++)
        {
            for (int y = 0; y < Size; y++)
            {
                int xy = _square[x] + _square[y];
                for (int z = 0; z < Size; z++, cell++)
                {
                    var wave = new Wave(
                        _wave[x],
                        _wave[y],
                        _wave[z],
                        _oddWave[x],
                        _oddWave[y],
                        _oddWave[z],
                        xy + _square[z]
                    );
                    (double p, double q) = filter.At(in wave);
                    a[cell] = p * re[cell] - q * im[cell];
                    b[cell] = p * im[cell] + q * re[cell];
                }
            }
        }

        _transform.Inverse(a, b);
    }
}
