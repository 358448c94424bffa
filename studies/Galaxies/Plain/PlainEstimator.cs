using System.Numerics.Tensors;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>
/// The network without symmetry as an <see cref="Estimator"/>, with or without augmentation by the symmetries of the
/// box.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="channels">Numbers remembered of a galaxy.</param>
/// <param name="hidden">Width of its perceptrons.</param>
/// <param name="radius">Of its neighbourhoods, Mpc/h.</param>
/// <param name="augmented">Whether every cloud is shown turned or mirrored in one of 48 ways, drawn anew each
/// time.</param>
public sealed class PlainEstimator(string name, int channels, int hidden, double radius, bool augmented)
    : Estimator<PlainInput>
{
    private const int MeasuredClouds = 64;

    private PlainNetwork _network = new(channels, hidden, seed: 0);
    private InferencePlan? _plan;
    private PlainOptimiser? _optimiser;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int WeightCount => _network.Weights.Length;

    /// <inheritdoc/>
    protected override PlainInput Prepare(GalaxyCloud cloud) => PlainInput.Of(cloud, radius);

    /// <inheritdoc/>
    protected override void Begin(InferencePlan plan, IReadOnlyList<PlainInput> inputs)
    {
        _plan = plan;
        _network = new PlainNetwork(channels, hidden, plan.Seed);
        _network.Measure([.. inputs.Take(MeasuredClouds)]);
        _optimiser = new PlainOptimiser(_network.Weights, plan.Rate, plan.WeightDecay, clipNorm: 1);
    }

    /// <inheritdoc/>
    protected override double Step(PlainInput[] inputs, double[][] targets, long first, CancellationToken cancellation)
    {
        var gradients = new float[inputs.Length][];
        var losses = new double[inputs.Length];
        Parallel.For(
            0,
            inputs.Length,
            Options(_plan!.Threads),
            i =>
            {
                PlainInput input = inputs[i];
                if (augmented)
                {
                    var random = new RandomStream(RandomStream.DeriveSeed(_plan.Seed, (ulong)(first + i)));
                    input = input.Turned(new OctahedralElement(random.Below(OctahedralElement.Count)));
                }

                gradients[i] = new float[WeightCount];
                losses[i] = _network.Backward(input, targets[i], gradients[i]);
            }
        );
        for (int i = 1; i < gradients.Length; i++)
            TensorPrimitives.Add(gradients[0], gradients[i], gradients[0]);

        TensorPrimitives.Divide(gradients[0], gradients.Length, gradients[0]);
        _optimiser!.Step(gradients[0]);
        return losses.Average();
    }

    /// <inheritdoc/>
    protected override double[] Answer(PlainInput input) =>
        Array.ConvertAll(_network.Predict(input), static v => (double)v);

    /// <inheritdoc/>
    protected override double[] GetWeights() => Array.ConvertAll(_network.Weights, static v => (double)v);

    /// <inheritdoc/>
    protected override void SetWeights(double[] weights) =>
        Array.ConvertAll(weights, static v => (float)v).CopyTo(_network.Weights, 0);
}
