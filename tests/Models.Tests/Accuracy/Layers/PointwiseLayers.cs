namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Layers that take each row by itself, and those that normalise, on every degree to 6.</summary>
[EquivariantModel]
public sealed partial class PointwiseLayers
{
    [Linear(Bias = true)]
    private partial AllDegrees Mix(AllDegrees x);

    [Linear(Residual = true)]
    private partial AllDegrees MixResidually(AllDegrees x);

    [Activation(Nonlinearity.SiLU, Nonlinearity.Tanh, Input = "3x0e + 2x0o", Result = "3x0e + 2x0o")]
    private partial Features Activate(Features x);

    [Gate]
    private partial AllDegrees Gate(Gated<AllDegrees> x);

    [NormActivation(Function = Nonlinearity.Tanh, Bias = true, Epsilon = 1e-3)]
    private partial AllDegrees Bend(AllDegrees x);

    [LayerNorm]
    private partial AllDegrees NormalizeRows(AllDegrees x);

    [BatchNorm]
    private partial AllDegrees NormalizeBatch(AllDegrees x);

    [Dropout(0.3)]
    private partial AllDegrees Drop(AllDegrees x);

    [MultiLayerPerceptron("23x0e", "4x0e", Hidden = [8, 8], Bias = true)]
    private partial Features Perceptron(Features x);

    public AllDegrees Linear(PointCloud<AllDegrees> cloud) => Mix(cloud.Features);

    public AllDegrees Residual(PointCloud<AllDegrees> cloud) => MixResidually(cloud.Features);

    public Features Activation(PointCloud<AllDegrees> cloud) => Activate(((Features)cloud.Features).Select(0..2));

    public AllDegrees Gate(PointCloud<Gated<AllDegrees>> cloud) => Gate(cloud.Features);

    public AllDegrees NormActivation(PointCloud<AllDegrees> cloud) => Bend(cloud.Features);

    public AllDegrees LayerNorm(PointCloud<AllDegrees> cloud) => NormalizeRows(cloud.Features);

    public AllDegrees BatchNorm(PointCloud<AllDegrees> cloud) => NormalizeBatch(cloud.Features);

    public AllDegrees Dropout(PointCloud<AllDegrees> cloud) => Drop(cloud.Features);

    /// <summary>On the norms of all copies, which are what turning must not change.</summary>
    public Features MultiLayerPerceptron(PointCloud<AllDegrees> cloud) => Perceptron(cloud.Features.SoftNorm());
}
