namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>A harmonics kernel behind arrays of doubles, whatever its precision is.</summary>
internal interface IHarmonics
{
    /// <summary>A row of values for each point.</summary>
    double[][] Evaluate(double[][] points);

    /// <summary>The gradient with respect to each point.</summary>
    double[][] Pullback(double[][] points, double[][] gradients);
}
