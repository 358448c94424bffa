using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Digits.Training;

/// <summary>Features of an image's pixels, as tables and pictures take them.</summary>
/// <param name="Size">Pixels along a side.</param>
/// <param name="Signature">How they turn, under SO(2).</param>
/// <param name="Values">[pixels × numbers] in public order.</param>
public sealed record Field(int Size, string Signature, double[] Values)
{
    // What interpolation, and a kernel of 5 × 5 pixels, take from beside a pixel.
    private const int Margin = 2;

    /// <summary>Numbers of a pixel.</summary>
    public int Width => Values.Length / (Size * Size);

    /// <summary>The field turned: its pixels move and its features turn.</summary>
    /// <param name="angle">In radians, counter-clockwise.</param>
    public Field Turn(double angle)
    {
        Rows<Features> rows = Rows.From(Signature, SymmetryGroup.SO2, Values);
        return this with { Values = Grid2.Create(Size, Size, rows).Rotate(angle).Rows.ToArray() };
    }

    /// <summary>The field of some of its columns.</summary>
    /// <param name="signature">How they turn.</param>
    /// <param name="columns">Their numbers.</param>
    public Field Select(string signature, params int[] columns)
    {
        int width = Width;
        return new Field(
            Size,
            signature,
            [.. Enumerable.Range(0, Size * Size).SelectMany(p => columns.Select(c => Values[(p * width) + c]))]
        );
    }

    /// <summary>
    /// The columns of what varies most over the image: a scalar, and the two of a vector. Where nothing turns like a
    /// vector, the next two scalars are read as one.
    /// </summary>
    public int[] Strongest()
    {
        Irreps irreps = Algebra.Signature.Parse(Signature, SymmetryGroup.SO2).Irreps;
        int scalars = irreps[0].Mul;
        int[] ordered = [.. Enumerable.Range(0, scalars).OrderByDescending(Variance)];
        if (irreps.Count == 1)
            return ordered[..3];
        int vector = Enumerable.Range(0, irreps[1].Mul).Select(u => scalars + (2 * u)).MaxBy(Power);
        return [ordered[0], vector, vector + 1];

        double Power(int column) => Variance(column) + Variance(column + 1);
    }

    /// <summary>
    /// The root mean square of its numbers, in the circle that no turn moves out of the image.
    /// </summary>
    public double Rms() => Math.Sqrt(InCircle().Average(static v => v * v));

    /// <summary>The root mean square of its difference from another, in the same circle.</summary>
    public double Change(Field other) =>
        Math.Sqrt(InCircle().Zip(other.InCircle(), static (a, b) => (a - b) * (a - b)).Average());

    private IEnumerable<double> InCircle()
    {
        int width = Width,
            radius = (Size / 2) - Margin;
        return Values.Where(
            (_, i) =>
            {
                (int row, int column) = Math.DivRem(i / width, Size);
                (int x, int y) = (column - (Size / 2), row - (Size / 2));
                return (x * x) + (y * y) <= radius * radius;
            }
        );
    }

    private double Variance(int column)
    {
        int width = Width;
        double[] values = [.. Values.Where((_, i) => i % width == column)];
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
