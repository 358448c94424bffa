namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>A product kernel behind arrays of doubles in inner layout, whatever its precision is.</summary>
internal interface IProduct
{
    /// <summary>Rows of the result. Weights: one row, or one for each. Summed: all rows into one.</summary>
    double[] Forward(int rows, double[] x, double[] y, double[] w, bool isSummed = false);

    /// <summary>Gradients of Σ gz·z.</summary>
    (double[] X, double[] Y, double[] W) Backward(int rows, double[] x, double[] y, double[] w, double[] gz);
}
