namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>A linear map for each of three species, and one for all.</summary>
[EquivariantModel]
public sealed partial class LabelledNet
{
    [Linear(Species = 3, Bias = true, Residual = true)]
    private partial Shell BySpecies(Shell x, Labels species);

    [Linear(Bias = true, Residual = true)]
    private partial Shell ForAll(Shell x);

    public Shell Forward(PointCloud<Shell> cloud, Labels? species = null) =>
        species is null ? ForAll(cloud.Features) : BySpecies(cloud.Features, species);
}
