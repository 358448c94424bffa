namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// One of the 48 rotations and reflections of a cube, which a periodic box shares: axes are exchanged, then some are
/// reversed.
/// </summary>
/// <param name="index">0 … 47; 0 changes nothing.</param>
public readonly struct OctahedralElement(int index)
{
    /// <summary>The order of the group.</summary>
    public const int Count = 48;

    private static readonly int[][] Orders =
    [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];

    /// <summary>The element applied to a vector.</summary>
    public (T X, T Y, T Z) Apply<T>(T x, T y, T z)
        where T : System.Numerics.INumber<T>
    {
        int[] order = Orders[index >> 3];
        ReadOnlySpan<T> v = [x, y, z];
        x = v[order[0]];
        y = v[order[1]];
        z = v[order[2]];
        return ((index & 1) == 0 ? x : -x, (index & 2) == 0 ? y : -y, (index & 4) == 0 ? z : -z);
    }

    /// <summary>The element applied to N × 3 vectors.</summary>
    public double[] Apply(double[] vectors)
    {
        var turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = Apply(vectors[i], vectors[i + 1], vectors[i + 2]);

        return turned;
    }
}
