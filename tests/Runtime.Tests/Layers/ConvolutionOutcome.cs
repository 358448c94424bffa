namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>What a run of a convolution gave.</summary>
internal sealed record ConvolutionOutcome(
    double[] Values,
    double[] FeatureGradient,
    double[] PositionGradient,
    Dictionary<string, double[]> ParameterGradients
);
