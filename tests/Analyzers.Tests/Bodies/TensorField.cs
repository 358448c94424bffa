// --- TensorField: filters on harmonics with a gate (Thomas et al. 2018)
[Irreps("0e")]
public readonly ref partial struct Input;

[Irreps("8x0e + 8x1o + 4x2e")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Input x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Interact(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Input Read(Hidden x);

    public Input Forward(PointCloud<Input> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h = Activate(Interact(cloud.Edges, h));
        return Read(h).Mean(cloud.Batch);
    }
}

// --- TensorFieldByHand: harmonics, radial weights and a product, all visible
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [TensorProduct("4x0e + 4x1o", "0e + 1o + 2e", "8x0e + 12x1o", Kind = ProductKind.Channelwise)]
    private partial Features Couple(Features x, Features y, Features w);

    [MultiLayerPerceptron("1x0e", "20x0e")]
    private partial Features Radial(Features r);

    [Linear("8x0e + 12x1o", "4x0e + 4x1o")]
    private partial Hidden Mix(Features x);

    [NormActivation]
    private partial Hidden Bend(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features messages = Couple(edges.Sender(cloud.Features), Y(edges.Vectors), Radial(edges.Lengths));
        return Bend(Mix(edges.Sum(messages)));
    }
}

// --- TensorFieldSelf: self-interaction, concatenation and norm nonlinearity
[Irreps("6x0e + 6x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1)]
    private partial Hidden Convolve(Neighbourhood edges, Hidden x);

    [Linear("6x0e + 6x1o + 6x0e + 6x1o", "6x0e + 6x1o", Bias = true)]
    private partial Features SelfInteract(Features x);

    [NormActivation(Function = Nonlinearity.Softplus)]
    private partial Hidden Bend(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        Features both = x.Concat(Convolve(cloud.Edges, x));
        return Bend(Hidden.From(SelfInteract(both)));
    }
}

// --- TensorFieldAccelerations: point masses, learn gravity
[Irreps("mass: 0e")]
public readonly ref partial struct Mass;

[Irreps("acceleration: 1o")]
public readonly ref partial struct Acceleration;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1, RadialLayers = 2)]
    private partial Acceleration Gravity(Neighbourhood edges, Mass m);

    public Acceleration Forward(PointCloud<Mass> cloud) => Gravity(cloud.Edges, cloud.Features);
}

// --- TensorFieldInertia: moment of inertia tensor from masses and offsets from the centre of mass
[Irreps("mass: 0e")]
public readonly ref partial struct Mass;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1o", "0e + 2e", Weighted = false)]
    private partial Features Outer(Features x, Features y);

    public Features Forward(PointCloud<Mass> cloud)
    {
        Scalars m = cloud.Features.Value;
        Positions middle = cloud.Positions.Mean(cloud.Batch);
        Features r = cloud.Positions - middle.Broadcast(cloud.Batch);
        Scalars total = m.Sum(cloud.Batch);
        Features centre = (m * r).Sum(cloud.Batch) / total;
        Features offset = r - centre.Broadcast(cloud.Batch);
        return (m * Outer(offset, offset)).Sum(cloud.Batch);
    }
}
