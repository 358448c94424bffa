namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>What a pair knows after it heard of its surroundings: the second latent and the second strengths.</summary>
[EquivariantModel]
public sealed partial class LatentUpdate
{
    [Linear("96x0e", "64x0e")]
    private partial Features Widen(Features x);

    [Activation(Nonlinearity.SiLU, Input = "64x0e", Result = "64x0e", Normalize = false)]
    private partial Features Bend(Features x);

    [Linear]
    private partial Projection Project([Irreps("64x0e")] Features x);

    /// <summary>A perceptron of the latent and the numbers among the tensors.</summary>
    internal Projection Forward(Projection first, PairTensor tensors)
    {
        Features all = tensors;
        return Project(Bend(Widen(first.Latent.Concat(all.Select(0)))));
    }
}
