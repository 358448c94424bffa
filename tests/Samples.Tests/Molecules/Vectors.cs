using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Tests.Molecules;

internal static class Vectors
{
    /// <summary>[N × 3] vectors, each turned.</summary>
    internal static double[] Turn(double[] vectors, OrthogonalMatrix turn)
    {
        double[] turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = turn.Apply(vectors[i], vectors[i + 1], vectors[i + 2]);
        return turned;
    }
}
