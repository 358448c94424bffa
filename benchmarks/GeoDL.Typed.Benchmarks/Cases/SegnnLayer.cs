namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// A layer of SEGNN (Brandstetter et al. 2022): messages and updates by fully connected products with steerable
/// attributes, gated.
/// </summary>
[EquivariantModel]
public sealed partial class SegnnLayer
{
    [TensorProduct("32x0e + 32x1o + 32x0e + 32x1o + 2x0e", "0e + 1o", "64x0e + 32x1o")]
    private partial Features FirstMessage(Features both, Features attributes);

    [TensorProduct("32x0e + 32x1o", "0e + 1o", "64x0e + 32x1o")]
    private partial Features SecondMessage(Features message, Features attributes);

    [TensorProduct("32x0e + 32x1o + 32x0e + 32x1o", "0e + 1o", "64x0e + 32x1o")]
    private partial Features FirstUpdate(Features both, Features attributes);

    [TensorProduct("32x0e + 32x1o", "0e + 1o", "32x0e + 32x1o")]
    private partial Features SecondUpdate(Features update, Features attributes);

    [Gate("64x0e + 32x1o", "32x0e + 32x1o")]
    private partial Features Gate(Features x);

    /// <summary>What each point remembers next.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="h">What each point remembers.</param>
    /// <param name="edge">Attributes of the edges.</param>
    /// <param name="node">Attributes of the points.</param>
    /// <param name="invariants">What else is known of the edges.</param>
    [return: Irreps("32x0e + 32x1o")]
    public Features Forward(
        Neighbourhood edges,
        [Irreps("32x0e + 32x1o")] Features h,
        [Irreps("0e + 1o")] Features edge,
        [Irreps("0e + 1o")] Features node,
        [Irreps("2x0e")] Features invariants
    )
    {
        Features m = Gate(FirstMessage(edges.Receiver(h).Concat(edges.Sender(h)).Concat(invariants), edge));
        Features total = edges.Sum(Gate(SecondMessage(m, edge)));
        return h + SecondUpdate(Gate(FirstUpdate(h.Concat(total), node)), node);
    }
}
