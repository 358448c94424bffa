// --- OptionalSpecies: without species every atom is alike
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("1x0e")]
public readonly ref partial struct Mass;

[EquivariantModel]
public sealed partial class Net
{
    private const int Species = 5;

    [Linear("6x0e", "4x0e")]
    private partial Features Embed(Features x);

    [SteerableConvolution("4x0e", "4x0e + 4x1o")]
    private partial Hidden Interact(Neighbourhood edges, Features x);

    public Hidden Forward(PointCloud<Mass> cloud, Labels? species = null)
    {
        Scalars kind = species is null ? Scalars.Zeros(cloud.Features, Species) : cloud.Batch.OneHot(species, Species);
        return Interact(cloud.Edges, Embed(kind.Concat(cloud.Features)));
    }
}

// --- RequiredSpecies: a missing argument is told early
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("1x0e")]
public readonly ref partial struct Mass;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("3x0e", "4x0e")]
    private partial Features Embed(Features x);

    [SteerableConvolution("4x0e", "4x0e + 4x1o")]
    private partial Hidden Interact(Neighbourhood edges, Features x);

    public Hidden Forward(PointCloud<Mass> cloud, Labels species)
    {
        ArgumentNullException.ThrowIfNull(species);
        if (species.Count == 0)
            throw new ArgumentException("There is no atom.", nameof(species));
        return Interact(cloud.Edges, Scalars.From(cloud.Features) * Embed(cloud.Batch.OneHot(species, 3)));
    }
}

// --- SpeciesOrCharges: one of two inputs, chosen by what is there
[Irreps("1x0e")]
public readonly ref partial struct Mass;

[Irreps("4x0e")]
public readonly ref partial struct Site;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("3x0e", "4x0e")]
    private partial Site FromSpecies(Features x);

    [Linear("2x0e", "4x0e")]
    private partial Site FromCharges(Features x);

    [Linear]
    private partial Mass Read(Site x);

    public Mass Forward(PointCloud<Mass> cloud, Labels? species = null, Labels? charges = null, double weight = 0.5)
    {
        Site site = Site.Zeros(cloud.Features);
        if (species != null)
            site += FromSpecies(cloud.Batch.OneHot(species, 3));
        if (charges is { Count: > 0 })
            site += weight * FromCharges(cloud.Batch.OneHot(charges, 2));
        return Read(site).Sum(cloud.Batch);
    }
}
