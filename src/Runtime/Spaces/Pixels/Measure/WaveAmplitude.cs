using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The amplitudes of random plane waves, of images and of volumes.</summary>
internal static class WaveAmplitude
{
    /// <summary>The first counter of a wave's random numbers that amplitudes take.</summary>
    private const int FirstCounter = 2;

    /// <summary>One number for each of a row, in public order, turned; sums of all waves have the variance 1.</summary>
    internal static double[] Of(FeatureLayout layout, ulong key, int waves, GroupElement element)
    {
        double scale = Math.Sqrt(2.0 / waves);
        var result = new double[layout.Dim];
        int at = 0;
        foreach (MulIrrep block in layout.Signature.Irreps)
        {
            double[,] matrix = layout.Group.Matrix(block.Irrep, element);
            for (int copy = 0; copy < block.Mul; copy++, at += block.Irrep.Dim)
            {
                for (int j = 0; j < block.Irrep.Dim; j++)
                {
                    double drawn = scale * CounterRandom.Normal(key, (ulong)(FirstCounter + at + j));
                    for (int i = 0; i < block.Irrep.Dim; i++)
                        result[at + i] += matrix[i, j] * drawn;
                }
            }
        }

        return result;
    }
}
