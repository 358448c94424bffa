namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>A linear kernel behind arrays of doubles in inner layout, whatever its precision is.</summary>
internal interface ILinear
{
    /// <summary>Rows of the result.</summary>
    double[] Forward(int rows, double[] x, double[] w, double[] bias);

    /// <summary>Gradients of Σ gz·z.</summary>
    (double[] X, double[] W, double[] Bias) Backward(int rows, double[] x, double[] w, double[] gz);
}
