namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>An energy of pairs that is a function of their distance.</summary>
[EquivariantModel]
public sealed partial class MappedPotentialNet
{
    [Linear("0e", "0e")]
    [return: Irreps("0e")]
    private partial Features Read(Features x);

    public Energy Forward(PointCloud<Species> cloud) =>
        Energy.From(Read(cloud.Edges.Lengths.Map(static r => Real.Exp(-r))).Sum(cloud.Batch));
}
