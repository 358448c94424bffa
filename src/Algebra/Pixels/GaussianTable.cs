namespace GeoDL.Typed.Algebra;

/// <summary>A Gaussian on pixels that ends at a radius and sums to one: the low-pass of a stride.</summary>
internal sealed class GaussianTable
{
    /// <summary>The one of a stride s: σ = s/2, up to r = s.</summary>
    public GaussianTable(int stride)
    {
        HalfSize = stride;
        var entries = new List<(int X, int Y, double Weight)>();
        double sum = 0;
        for (int x = -stride; x <= stride; x++)
        {
            for (int y = -stride; y <= stride; y++)
            {
                int square = (x * x) + (y * y);
                if (square > stride * stride)
                    continue;
                double weight = PortableMath.Exp(-2.0 * square / (stride * stride));
                entries.Add((x, y, weight));
                sum += weight;
            }
        }

        Entries = [.. entries.Select(e => (e.X, e.Y, e.Weight / sum))];
    }

    public int HalfSize { get; }

    public IReadOnlyList<(int X, int Y, double Weight)> Entries { get; }
}
