using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>
/// A small MACE (Batatia et al., 2206.07697) for hydrogen, carbon and oxygen: two rounds of products of up to three
/// neighbours' sums, with the repulsion of nuclei. Its weights are random numbers that the authors test their program
/// with, so it says nothing of nature.
/// </summary>
[EquivariantModel]
public sealed partial class TinyMace
{
    [Linear]
    private partial Channels Embed(LightAtom atom);

    [Module]
    private partial FirstMaceRound First { get; }

    [Module]
    private partial LastMaceRound Last { get; }

    [Module]
    private partial PairRepulsion Repulsion { get; }

    [Linear]
    private partial Energy ReadFirst(Described x);

    [Linear]
    private partial ReadoutNumbers Squeeze(Channels x);

    [Activation(Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    private partial ReadoutNumbers Activate(ReadoutNumbers x);

    [Linear]
    private partial Energy ReadLast(ReadoutNumbers x);

    /// <summary>The energy of each atom, in eV.</summary>
    public Energy Forward(PointCloud<LightAtom> structure, Labels species)
    {
        Neighbourhood edges = structure.Edges;
        Described first = First.Forward(edges, Embed(structure.Features), species);
        Channels last = Last.Forward(edges, first, species);
        return ReadFirst(first)
            + ReadLast(Activate(Squeeze(last)))
            + Repulsion.Forward(edges, structure.Batch, species)
            + Energy.From(structure.Batch.Lookup(species, TinyMaceConstants.Alone));
    }
}
