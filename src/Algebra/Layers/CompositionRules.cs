namespace GeoDL.Typed.Algebra;

/// <summary>
/// Why two things do not compose: the messages of the analyzers, three sentences each. Null means that they compose.
/// </summary>
public static class CompositionRules
{
    /// <summary>
    /// Why two features have different signatures, so that they can neither be added nor replace each other.
    /// </summary>
    public static string? WhyDifferent(Signature actual, Signature expected) =>
        Difference(actual, expected) is not string difference ? null
        : actual.Group != expected.Group
            ? $"\"{actual}\" is a feature of {actual.Group} and \"{expected}\" one of {expected.Group}. {difference}"
        : $"\"{actual}\" is not \"{expected}\". {difference}";

    /// <summary>
    /// The second and third sentence of <see cref="WhyDifferent"/>: the reason and the advice, for messages that name
    /// both features themselves.
    /// </summary>
    public static string? Difference(Signature actual, Signature expected)
    {
        if (actual == expected)
            return null;

        if (actual.Group != expected.Group)
        {
            return "A feature of one group has no meaning under the symmetry of the other. "
                + "Declare both with one group.";
        }

        string advice =
            $"Join them by a linear layer from \"{actual}\" to \"{expected}\", or declare one as the other.";
        (Irreps a, Irreps e) = (actual.Canonical.Irreps, expected.Canonical.Irreps);
        int i = 0;
        while (i < a.Count && i < e.Count && a[i] == e[i])
            i++;

        if (i >= a.Count || i >= e.Count)
        {
            MulIrrep extra = i < a.Count ? a[i] : e[i];
            return $"{(i < a.Count ? "Only the first" : "Only the second")} has the block "
                + $"{Text(extra)}, so their rows differ in length. {advice}";
        }

        string pair = $"Block {i} is {Text(a[i])} in one and {Text(e[i])} in the other";
        string why =
            a[i].Irrep == e[i].Irrep ? "and copies without a partner cannot be added"
            : a[i].Irrep.L == e[i].Irrep.L ? $"and {actual.Group.Flip} flips the sign of one and not of the other"
            : "and they rotate differently";
        return a.Regroup() == e.Regroup()
            ? "They have the same blocks in another order, so components that transform differently would be "
                + "combined. Write the blocks of both in one order."
            : $"{pair}, {why}. {advice}";
    }

    /// <summary>Why irreps that differ in parity alone are not joined, as the beginning of a sentence.</summary>
    public static string ParityDifference(SymmetryGroup group)
    {
        string flip = group.Flip;
        return $"{char.ToUpperInvariant(flip[0])}{flip.Substring(1)} flips the sign of one and not of the other";
    }

    /// <summary>Whether two signatures have the same degrees and copies and differ in parity alone.</summary>
    public static bool DifferInParityOnly(Signature first, Signature second)
    {
        (Irreps a, Irreps b) = (first.Canonical.Irreps, second.Canonical.Irreps);
        return first.Group == second.Group
            && first != second
            && a.Count == b.Count
            && a.Zip(b, static (x, y) => x.Mul == y.Mul && x.Irrep.L == y.Irrep.L).All(static same => same);
    }

    /// <summary>Why a function cannot be applied to a block, component by component.</summary>
    public static string? WhyNotActivated(MulIrrep block, Nonlinearity function)
    {
        if (NonlinearityFacts.Activate(block.Irrep, function) is not null)
            return null;

        return block.Irrep.L > 0
            ? $"{function} is applied to {Text(block)}. A pointwise function acts on each component separately "
                + "and does not commute with rotation. Use a gate, or apply it to "
                + $"{block.Irrep.Group.Trivial} channels."
            : $"{function} is applied to {Text(block)}. It is neither even nor odd, so its value does not "
                + $"transform under {block.Irrep.Group.Flip}. "
                + "Write an odd function such as Tanh, or an even one such as Abs, which gives "
                + $"{block.Irrep.Group.Trivial}.";
    }

    /// <summary>Why a block cannot have a bias.</summary>
    public static string? WhyNoBias(MulIrrep block) =>
        block.Irrep.IsScalar
            ? null
            : $"A bias is added to {Text(block)}. "
                + (
                    block.Irrep.L > 0
                        ? "A constant vector does not rotate with the input, so it singles out a direction. "
                        : $"A constant does not change sign under {block.Irrep.Group.Flip}, and a pseudoscalar must. "
                )
                + $"Remove it, or give it to {block.Irrep.Group.Trivial} channels.";

    /// <summary>Why no gate leads from an operand to a result.</summary>
    public static string? WhyNotGated(
        Irreps operand,
        Irreps result,
        Nonlinearity even,
        Nonlinearity odd,
        Nonlinearity gates,
        Nonlinearity oddGates = Nonlinearity.Tanh
    )
    {
        MulIrrep? pseudo = result.Where(b => b.Irrep.IsPseudoScalar && b.Mul > 0).Cast<MulIrrep?>().FirstOrDefault();
        if (pseudo is MulIrrep block && WhyNotOdd(block, odd) is string why)
            return why;

        if (GateSpec.Between(operand, result, even, odd, gates, oddGates) is not null)
            return null;

        char letter = (result.Count > 0 ? result[0].Irrep.Group : SymmetryGroup.O3).DegreeLetter;
        int copies = result.Where(b => b.Irrep.L > 0).Sum(b => b.Mul);
        return $"{SignatureText.Of(operand)} does not gate into {SignatureText.Of(result)}. "
            + $"It needs the scalars of the result, a gate for each of its {copies} copies with {letter} > 0, and "
            + "these copies, sorted. "
            + $"Write \"{SignatureText.Sum(GateSpec.Of(result, even, odd, gates).In)}\" for the operand.";
    }

    /// <summary>Why a function does not map pseudoscalars to pseudoscalars.</summary>
    internal static string? WhyNotOdd(MulIrrep block, Nonlinearity function) =>
        NonlinearityFacts.ParityOf(function) switch
        {
            Parity.Odd => null,
            Parity.Even => $"{function} maps {block} to {block.Mul}x0e. It is even, so its value does not change sign "
                + $"under {block.Irrep.Group.Flip}. "
                + $"Write \"{block.Mul}x0e\" in the result, or an odd function such as Tanh.",
            _ => WhyNotActivated(block, function),
        };

    private static string Text(MulIrrep block) => new Block(null, block).ToString();
}
