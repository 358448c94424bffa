namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// Centres and scales each column by what was measured once: no weights, as the library's batch norm with fixed
/// statistics.
/// </summary>
/// <param name="columns">Numbers of a row.</param>
public sealed class Standard(int columns)
{
    private const float Epsilon = 1e-5f;

    private readonly float[] _mean = new float[columns];
    private readonly float[] _scale = [.. Enumerable.Repeat(1f, columns)];

    /// <summary>Measures rows.</summary>
    public void Measure(IReadOnlyList<float[]> tables)
    {
        int rows = tables.Sum(t => t.Length / columns);
        for (int k = 0; k < columns; k++)
        {
            double sum = 0,
                square = 0;
            foreach (float[] table in tables)
            {
                for (int i = k; i < table.Length; i += columns)
                {
                    sum += table[i];
                    square += (double)table[i] * table[i];
                }
            }

            double mean = sum / rows;
            _mean[k] = (float)mean;
            _scale[k] = (float)(1 / Math.Sqrt((square / rows) - (mean * mean) + Epsilon));
        }
    }

    /// <summary>Rows become standard.</summary>
    public void Forward(Span<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (rows[i] - _mean[i % columns]) * _scale[i % columns];
    }

    /// <summary>The gradient of standard rows becomes that of the rows.</summary>
    public void Backward(Span<float> gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] *= _scale[i % columns];
    }
}
