namespace GeoDL.Typed.Algebra;

/// <summary>Which irreps a map can reach, and why it cannot reach others.</summary>
public static class SelectionRules
{
    /// <summary>
    /// The irreps that a product of two features contains, sorted; blocks without copies do not count.
    /// </summary>
    public static IReadOnlyList<Irrep> Reachable(Irreps first, Irreps second)
    {
        Irrep[] others = Distinct(second);
        return Distinct(first).SelectMany(a => others.SelectMany(b => a * b)).Distinct().OrderBy(ir => ir).ToArray();
    }

    /// <summary>The irreps that a linear map reaches, sorted: by Schur's lemma those of its operand.</summary>
    public static IReadOnlyList<Irrep> Reachable(Irreps operand) => Distinct(operand).OrderBy(ir => ir).ToArray();

    /// <summary>The blocks of a result that no product of two features reaches. They would always be zero.</summary>
    public static IReadOnlyList<int> UnreachableBlocks(Irreps first, Irreps second, Irreps result)
    {
        (Irrep[] ones, Irrep[] others) = (Distinct(first), Distinct(second));
        return Blocks(result, ir => !ones.Any(a => others.Any(b => a.CouplesTo(b, ir))));
    }

    /// <summary>
    /// The blocks of a result that no equivariant linear map reaches, by Schur's lemma those of an irrep that the
    /// operand lacks.
    /// </summary>
    public static IReadOnlyList<int> UnreachableBlocks(Irreps operand, Irreps result)
    {
        Irrep[] known = Distinct(operand);
        return Blocks(result, ir => !known.Contains(ir));
    }

    /// <summary>Why a product of two irreps does not contain a third, in three sentences; null if it does.</summary>
    public static string? WhyForbidden(Irrep first, Irrep second, Irrep result)
    {
        if (first.CouplesTo(second, result))
            return null;

        string path = $"{first} ⊗ {second} → {result}";
        string reachable = string.Join(", ", first * second);
        string why = first.Group.WhyForbidden(first, second, result);
        return $"The path {path} is forbidden. {why}. Write one of {reachable} for the result.";
    }

    /// <summary>Why no product of two features reaches an irrep, in three sentences; null if one does.</summary>
    /// <param name="first">Operand 1.</param>
    /// <param name="second">Operand 2.</param>
    /// <param name="result">The wanted irrep.</param>
    /// <param name="type">The type whose signature names the irrep; null if the signature is written at the
    /// layer.</param>
    public static string? WhyUnreachable(Irreps first, Irreps second, Irrep result, string? type = null)
    {
        IReadOnlyList<Irrep> reachable = Reachable(first, second);
        if (reachable.Contains(result))
            return null;

        string degree = result.Group.DegreeWord;
        return $"No path of {SignatureText.Of(first)} ⊗ {SignatureText.Of(second)} reaches {result}. "
            + (
                reachable.Any(ir => ir.L == result.L)
                    ? $"The parities of their products are all {(result.Parity == Parity.Odd ? "even" : "odd")} at "
                        + $"{degree} {result.L}, so that output would always be zero. "
                    : $"The operands couple to {degree}s {Degrees(reachable)} only, so that output would always be "
                        + "zero. "
            )
            + Advice(reachable, type);
    }

    /// <summary>Why no linear map of a feature reaches an irrep, in three sentences; null if one does.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="result">The wanted irrep.</param>
    /// <param name="type">The type whose signature names the irrep; null if the signature is written at the
    /// layer.</param>
    public static string? WhyUnreachable(Irreps operand, Irrep result, string? type = null)
    {
        if (operand.Contains(result))
            return null;

        IReadOnlyList<Irrep> reachable = Reachable(operand);
        string why = reachable.Contains(result.Mirrored)
            ? CompositionRules.ParityDifference(result.Group)
            : "By Schur's lemma a linear map that commutes with rotation joins equal irreps only";
        return $"No linear map of {SignatureText.Of(operand)} reaches {result}. {why}, so that output would always be "
            + $"zero. {Advice(reachable, type)}";
    }

    private static string Advice(IReadOnlyList<Irrep> reachable, string? type) =>
        reachable.Count == 0 ? "Give the operands at least one copy."
        : type is not null
            ? $"Take another type than {type} for the result, with blocks of "
                + $"{string.Join(", ", reachable)} only, or an operand with further irreps."
        : $"Remove it, or write {(reachable.Count == 1 ? string.Empty : "one of ")}{string.Join(", ", reachable)}.";

    private static string Degrees(IReadOnlyList<Irrep> irreps) =>
        irreps.Count == 0 ? "of no operand" : string.Join(", ", irreps.Select(ir => ir.L).Distinct().OrderBy(l => l));

    private static Irrep[] Distinct(Irreps irreps) =>
        irreps.Where(b => b.Mul > 0).Select(b => b.Irrep).Distinct().ToArray();

    private static int[] Blocks(Irreps irreps, Func<Irrep, bool> isWanted) =>
        Enumerable.Range(0, irreps.Count).Where(i => irreps[i].Mul > 0 && isWanted(irreps[i].Irrep)).ToArray();
}
