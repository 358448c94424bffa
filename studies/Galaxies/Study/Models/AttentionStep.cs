using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>One step of <see cref="AttentionNet"/>: every copy attends to the neighbours in its own way.</summary>
[EquivariantModel]
public sealed partial class AttentionStep
{
    [Linear("20x0e", "20x0e")]
    private partial Features Key(Features h);

    [Linear("20x0e", "20x0e")]
    private partial Features Query(Features h);

    [Linear("8x0e + 1x0e", "20x0e", Bias = true)]
    private partial Features Between(Features x);

    [Activation(Nonlinearity.SiLU, Input = "20x0e", Result = "20x0e")]
    private partial Features Activate(Features x);

    [Linear("20x0e", "20x0e", Bias = true)]
    private partial Features Logits(Features x);

    [Linear("8x0e", "20x0e", Bias = true)]
    private partial Features Reach(Features x);

    [Linear("20x0e", "20x0e")]
    private partial Features Value(Features h);

    [TensorProduct("20x0e", "1o", "20x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Times(Features weights, Features vector);

    [Linear("20x1o + 1o", "8x1o")]
    private partial Features Mix(Features vectors);

    [Linear("20x1o + 1o", "8x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm("20x0e + 20x0e + 8x0e + 8x0e", "20x0e + 20x0e + 8x0e + 8x0e", Affine = false, Momentum = 1)]
    private partial Features Standardize(Features x);

    [MultiLayerPerceptron("76x0e", "20x0e", Hidden = [24], Bias = true)]
    private partial Features Change(Features x);

    /// <summary>What each galaxy remembers after it has attended to its neighbours.</summary>
    [return: Irreps("20x0e")]
    public Features Forward(Neighbourhood edges, [Irreps("20x0e")] Features h, [Irreps("1o")] Features v)
    {
        Scalars basis = edges.Basis(8, RadialBasis.SmoothFinite);
        Features direction = edges.Vectors / Scalars.From(edges.Lengths + 1);
        Features relative = edges.Sender(v) - edges.Receiver(v);
        Scalars approach = relative.Inner(direction);
        Scalars attention = edges.Softmax(
            Scalars.From(
                Logits(Activate(edges.Sender(Key(h)) + edges.Receiver(Query(h)) + Between(basis.Concat(approach))))
            )
        );
        Features heard = edges.Sum(attention * edges.Sender(Value(h)));
        Features flow = edges.Sum(Times(attention, relative)).Concat(v);
        Features mixed = Mix(flow);
        Features sums = edges.Sum(Scalars.From(Reach(basis)) * approach);
        Features invariants = Standardize(
            heard.Concat(sums).Concat(mixed.SoftNorm()).Concat(mixed.Inner(MixAgain(flow)))
        );
        return h + Change(h.Concat(invariants));
    }
}
