namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>What a run of a layer gave.</summary>
internal sealed record LayerOutcome(
    double[] Values,
    double[][] OperandGradients,
    Dictionary<string, double[]> ParameterGradients
);
