// --- Mace: density by one convolution, products of order two and three (Batatia et al. 2022)
[Irreps("8x0e")]
public readonly ref partial struct Node;

[Irreps("8x0e + 8x1o + 8x2e")]
public readonly ref partial struct Density;

[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Message;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Density Expand(Neighbourhood edges, Node x);

    [TensorProduct("8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e")]
    private partial Features Two(Density a, Density b);

    [Linear("8x0e + 8x1o + 8x2e", "8x0e + 8x1o")]
    private partial Message Mix1(Features x);

    [Linear]
    private partial Node ToNode(Message m);

    [Linear]
    private partial Energy Read(Node x);

    public Energy Forward(PointCloud<Node> cloud)
    {
        Density a = Expand(cloud.Edges, cloud.Features);
        Features b = Two(a, a);
        Message m = Mix1(a) + Mix1(b);
        return Read(ToNode(m)).Sum(cloud.Batch);
    }
}

// --- MaceElementWise: element-wise products of channels, result left to the layer's own rule
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Density;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("8x0e + 8x1o", "8x0e + 8x1o", "8x0e + 8x0e", Kind = ProductKind.Elementwise)]
    private partial Features Invariants(Density a, Density b);

    [Linear("16x0e", "0e")]
    private partial Features Read(Features x);

    public Features Forward(PointCloud<Density> cloud)
    {
        Density a = cloud.Features;
        return Read(Invariants(a, a)).Sum(cloud.Batch);
    }
}

// --- MaceSpecies: weights of the product depend on the species
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Density;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("3x0e", "16x0e")]
    private partial Features Weights(Features z);

    [TensorSquare]
    private partial Density Square(Density a);

    [Linear("8x0e + 8x1o", "8x0e + 8x1o")]
    private partial Density Mix(Density a);

    public Density Forward(PointCloud<Density> cloud, Labels species)
    {
        Scalars w = Scalars.From(Weights(cloud.Batch.OneHot(species, 3)));
        Density a = cloud.Features;
        return Mix(w * a + w * Square(a));
    }
}

// --- MaceTwoLayers: first layer carries vectors, the second ends in scalars; each reads out
[Irreps("8x0e")]
public readonly ref partial struct Species;

[Irreps("8x0e + 8x1o")]
public readonly ref partial struct First;

[Irreps("8x0e")]
public readonly ref partial struct Second;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 3)]
    private partial First Layer1(Neighbourhood edges, Species z);

    [TensorSquare]
    private partial First Product1(First x);

    [SteerableConvolution(MaxDegree = 3)]
    private partial Second Layer2(Neighbourhood edges, First x);

    [TensorSquare]
    private partial Second Product2(Second x);

    [Linear]
    private partial Energy Read1(First x);

    [MultiLayerPerceptron(Hidden = [16])]
    private partial Energy Read2(Second x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        First a = Product1(Layer1(cloud.Edges, cloud.Features));
        Second b = Product2(Layer2(cloud.Edges, a));
        return (Read1(a) + Read2(b)).Sum(cloud.Batch);
    }
}

// --- MaceDipole: energy and dipole from one body
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("energy: 0e + dipole: 1o")]
public readonly ref partial struct Answer;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Answer Read(Hidden x);

    public Answer Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        Answer sum = Read(x);
        for (int layer = 0; layer < 2; layer++)
        {
            x += Interact(cloud.Edges, x);
            sum += Read(x);
        }

        return sum.Sum(cloud.Batch);
    }
}

// --- MaceSkip: a residual connection whose weights are chosen by the species
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [TensorProduct("4x0e + 4x1o", "3x0e", "4x0e + 4x1o")]
    private partial Hidden Skip(Hidden x, Scalars z);

    public Hidden Forward(PointCloud<Hidden> cloud, Labels species)
    {
        Scalars z = cloud.Batch.OneHot(species, 3);
        return Interact(cloud.Edges, cloud.Features) + Skip(cloud.Features, z);
    }
}
