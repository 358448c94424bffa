namespace GeoDL.Typed.Algebra;

/// <content>Gates that are known by their result.</content>
public sealed partial class GateSpec
{
    /// <summary>
    /// The gate whose result is given, in its own order: <see cref="In"/> is what <c>Gated&lt;T&gt;</c> means for a T of that signature —
    /// the scalars of T, one <c>0e</c> a copy of each block of l &gt; 0, then these blocks.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="even">The function of <c>0e</c>.</param>
    /// <param name="odd">The function of <c>0o</c>; it must be odd.</param>
    /// <param name="gates">The function of the gates.</param>
    /// <exception cref="ArgumentException">There are pseudoscalars and their function is not odd.</exception>
    public static GateSpec Of(
        Irreps result, Nonlinearity even = Nonlinearity.SiLU, Nonlinearity odd = Nonlinearity.Tanh, Nonlinearity gates = Nonlinearity.Sigmoid) =>
        Of(result, even, odd, gates, Parity.Even);

    /// <summary>As <see cref="Of(Irreps, Nonlinearity, Nonlinearity, Nonlinearity)"/>, with gates <c>0o</c>: an odd function of them flips the parity of what they gate.</summary>
    /// <exception cref="ArgumentException">A function breaks parity.</exception>
    public static GateSpec OfOddGates(
        Irreps result, Nonlinearity even = Nonlinearity.SiLU, Nonlinearity odd = Nonlinearity.Tanh, Nonlinearity gates = Nonlinearity.Tanh) =>
        Of(result, even, odd, gates, Parity.Odd);

    /// <summary>The gate between a given operand and result: with even gates if that fits, else with odd ones; null if neither does.</summary>
    /// <exception cref="ArgumentException">A function breaks parity.</exception>
    public static GateSpec? Between(Irreps operand, Irreps result, Nonlinearity even, Nonlinearity odd, Nonlinearity gates)
    {
        GateSpec spec = Of(result, even, odd, gates);
        if (spec.In == operand.Simplify())
        {
            return spec;
        }

        if (NonlinearityFacts.ParityOf(gates) is null)
        {
            return null;
        }

        spec = OfOddGates(result, even, odd, gates);
        return spec.In == operand.Simplify() ? spec : null;
    }

    private static GateSpec Of(Irreps result, Nonlinearity even, Nonlinearity odd, Nonlinearity gateFunction, Parity gateParity)
    {
        int[] scalarBlocks = Enumerable.Range(0, result.Count).Where(i => result[i].Irrep.L == 0).ToArray();
        int[] gatedBlocks = Enumerable.Range(0, result.Count).Where(i => result[i].Irrep.L > 0).ToArray();
        var scalars = new Irreps(scalarBlocks.Select(i => result[i]));
        var turned = new Irreps(gatedBlocks.Select(i => result[i]));
        var gates = new Irreps(new MulIrrep(turned.NumIrreps, new Irrep(0, gateParity)));
        Nonlinearity?[] functions = scalars.Select(b => (Nonlinearity?)(b.Irrep.IsScalar ? even : odd)).ToArray();
        Nonlinearity?[] gateFunctions = [gateFunction];

        MulIrrep? broken = scalars.Cast<MulIrrep?>().FirstOrDefault(b => b!.Value.Irrep.IsPseudoScalar && NonlinearityFacts.ParityOf(odd) != Parity.Odd);
        if (broken is MulIrrep block)
        {
            throw new ArgumentException(CompositionRules.WhyNotOdd(block, odd), nameof(odd));
        }

        Irreps activatedGates = Activate(gates, gateFunctions, nameof(gates));
        Irreps gated = activatedGates[0].Irrep.IsPseudoScalar ? turned.Mirrored() : turned;
        return Place(scalars, functions, gates, gateFunctions, gated, result, scalarBlocks, gatedBlocks);
    }
}
