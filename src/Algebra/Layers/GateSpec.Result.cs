namespace GeoDL.Typed.Algebra;

/// <content>Gates that are given by their result.</content>
public sealed partial class GateSpec
{
    /// <summary>
    /// The gate whose result is given, in its own order: <see cref="In"/> is what <c>Gated&lt;T&gt;</c> means for a T
    /// of that signature — the scalars of T, one <c>0e</c> per copy of each block of l &gt; 0, then these blocks.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="even">The function of <c>0e</c>.</param>
    /// <param name="odd">The function of <c>0o</c>; it must be odd.</param>
    /// <param name="gates">The function of the gates.</param>
    /// <exception cref="ArgumentException">There are pseudoscalars and their function is not odd.</exception>
    public static GateSpec Of(
        Irreps result,
        Nonlinearity even = Nonlinearity.SiLU,
        Nonlinearity odd = Nonlinearity.Tanh,
        Nonlinearity gates = Nonlinearity.Sigmoid
    ) => Of(result, even, odd, gates, Nonlinearity.Tanh, 0);

    /// <summary>
    /// As <see cref="Of(Irreps, Nonlinearity, Nonlinearity, Nonlinearity)"/>, with gates <c>0o</c>: an odd function of
    /// them flips the parity of the gated copies.
    /// </summary>
    /// <exception cref="ArgumentException">A function breaks parity.</exception>
    public static GateSpec OfOddGates(
        Irreps result,
        Nonlinearity even = Nonlinearity.SiLU,
        Nonlinearity odd = Nonlinearity.Tanh,
        Nonlinearity gates = Nonlinearity.Tanh
    ) => Of(result, even, odd, Nonlinearity.Sigmoid, gates, Turning(result));

    /// <summary>
    /// The gate between a given operand and result; null if there is none. The <c>0o</c> of the operand that exceed
    /// those of the result are odd gates, which gate the last copies of the result; the first copies are gated by
    /// <c>0e</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A function breaks parity.</exception>
    public static GateSpec? Between(
        Irreps operand,
        Irreps result,
        Nonlinearity even,
        Nonlinearity odd,
        Nonlinearity gates,
        Nonlinearity oddGates = Nonlinearity.Tanh
    )
    {
        int oddCount = PseudoScalars(operand) - PseudoScalars(result);
        if (
            oddCount < 0
            || oddCount > Turning(result)
            || (oddCount > 0 && NonlinearityFacts.ParityOf(oddGates) is null)
        )
        {
            return null;
        }

        GateSpec spec = Of(result, even, odd, gates, oddGates, oddCount);
        return spec.In == operand.Simplify() ? spec : null;
    }

    private static int Turning(Irreps irreps) => irreps.Where(b => b.Irrep.L > 0).Sum(b => b.Mul);

    private static int PseudoScalars(Irreps irreps) => irreps.Where(b => b.Irrep.IsPseudoScalar).Sum(b => b.Mul);

    /// <summary>With <paramref name="oddCount"/> odd gates after the even ones.</summary>
    private static GateSpec Of(
        Irreps result,
        Nonlinearity even,
        Nonlinearity odd,
        Nonlinearity evenGates,
        Nonlinearity oddGates,
        int oddCount
    )
    {
        int[] scalarBlocks = Enumerable.Range(0, result.Count).Where(i => result[i].Irrep.L == 0).ToArray();
        int[] gatedBlocks = Enumerable.Range(0, result.Count).Where(i => result[i].Irrep.L > 0).ToArray();
        var scalars = new Irreps(scalarBlocks.Select(i => result[i]));
        var turned = new Irreps(gatedBlocks.Select(i => result[i]));
        int evenCount = turned.NumIrreps - oddCount;
        SymmetryGroup group = result.Count == 0 ? SymmetryGroup.O3 : result[0].Irrep.Group;
        var gates = new Irreps(
            new MulIrrep(evenCount, group.Trivial),
            new MulIrrep(oddCount, group.Sign ?? group.Trivial)
        );
        Nonlinearity?[] functions = scalars.Select(b => (Nonlinearity?)(b.Irrep.IsScalar ? even : odd)).ToArray();
        Nonlinearity?[] gateFunctions = [evenGates, oddGates];

        MulIrrep? broken = scalars
            .Cast<MulIrrep?>()
            .FirstOrDefault(b => b!.Value.Irrep.IsPseudoScalar && NonlinearityFacts.ParityOf(odd) != Parity.Odd);
        if (broken is MulIrrep block)
            throw new ArgumentException(CompositionRules.WhyNotOdd(block, odd), nameof(odd));

        bool flips = oddCount > 0 && Activate(gates, gateFunctions, nameof(oddGates))[1].Irrep.IsPseudoScalar;
        Irreps gated = First(turned, evenCount) + (flips ? Last(turned, oddCount).Mirrored() : Last(turned, oddCount));
        return Place(scalars, functions, gates, gateFunctions, gated, result, scalarBlocks, gatedBlocks);
    }

    private static Irreps First(Irreps irreps, int copies) =>
        new(
            irreps
                .Select(b =>
                {
                    int taken = Math.Min(copies, b.Mul);
                    copies -= taken;
                    return new MulIrrep(taken, b.Irrep);
                })
                .Where(b => b.Mul > 0)
        );

    private static Irreps Last(Irreps irreps, int copies) => new(First(new Irreps(irreps.Reverse()), copies).Reverse());
}
