using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>The messages of the parser: what is wrong, why, and what to write instead.</summary>
internal static class SignatureMessages
{
    public static string Empty(SymmetryGroup group) =>
        "The signature is empty. A feature needs at least one irrep to say how it transforms. "
        + $"Write for example \"{Example(group)}\".";

    public static string EmptyTerm(SymmetryGroup group) =>
        "A term is missing next to this plus sign. A plus sign joins two blocks of irreps. "
        + $"Remove it, or write for example \"{Example(group)}\".";

    public static string EmptyBlock(string? name, SymmetryGroup group) =>
        $"The block '{name}' has no irrep. A name alone does not say how its numbers transform. "
        + $"Write for example \"{name ?? "name"}: {Irrep("1", group)}\".";

    public static string SecondColon(SymmetryGroup group) =>
        "A block has one name and one colon. This is a second colon in the same block. "
        + $"Join blocks with a plus, as in \"a: {Irrep("0", group)} + b: {Irrep("1", group)}\".";

    public static string BadMultiplicity(string token, SymmetryGroup group) =>
        $"'{token}' does not begin with a multiplicity. The multiplicity is the number of copies: a whole number ≥ 0, "
        + "followed by x. "
        + $"Write for example \"2x{Irrep("0", group)}\".";

    public static string MultiplicityTooLarge(string mul) =>
        $"The multiplicity {mul} is too large. Copies are counted by a 32-bit integer. Write at most "
        + $"{Number(int.MaxValue)}.";

    public static string MissingDegree(string token, SymmetryGroup group) =>
        $"'{token}' has no degree. The degree l = 0, 1, 2, … says how a feature rotates; it is never negative. "
        + $"Write for example \"{Irrep("0", group)}\" for a scalar or \"{Irrep("1", group)}\" for a vector.";

    public static string DegreeTooLarge(string degree, int max, bool mayCount, SymmetryGroup group) =>
        $"The degree {degree} is too large. Couplings and harmonics are tabulated and tested up to "
        + $"degree {Number(max)}. "
        + $"Write a degree of at most {Number(max)}"
        + $"{(mayCount ? $", or for {degree} copies \"{degree}x{Irrep("0", group)}\"" : string.Empty)}.";

    public static string OrderAboveHalf(int order, SymmetryGroup group)
    {
        int rest = order % group.Fold;
        string same = Number(Math.Min(rest, group.Fold - rest));
        string fold = Number(group.Fold);
        return $"The order {Number(order)} is too large for {group}. Its turns do not tell the orders m, m + {fold} "
            + $"and {fold} − m apart, so this irrep is that of order {same}. Write \"{Irrep(same, group)}\".";
    }

    public static string MissingParity(string irrep, SymmetryGroup group) =>
        $"'{irrep}' has no parity. "
        + (
            group.Kind == Group.O3
                ? "Under O(3) the degree alone does not say what inversion does. "
                : $"Under {group} this order alone does not say what a reflection does. "
        )
        + $"Write \"{irrep}e\" or \"{irrep}o\".";

    public static string UnknownParity(string irrep, string degree) =>
        $"'{irrep}' is not an irrep. The parity letter must be e (even) or o (odd). Write "
        + $"\"{degree}e\" or \"{degree}o\".";

    public static string UnexpectedParity(string irrep, string degree, SymmetryGroup group) =>
        $"'{irrep}' is not an irrep of {group}. "
        + (
            group.HasParity
                ? "An irrep of this order is its own mirror image, so it has no parity. "
                : "Without reflections there is no parity, so an irrep is a degree alone. "
        )
        + $"Write \"{degree}\".";

    public static string NotAnX(char character, string mul) =>
        $"'{character}' does not belong between a multiplicity and an irrep. They are joined by a "
        + $"small letter x. Write \"{mul}x\".";

    public static string NotATerm(string token, SymmetryGroup group) =>
        $"'{token}' is not an irrep. A block is a multiplicity, an x and an irrep; a name comes before it with a "
        + "colon. "
        + $"Write for example \"{(BlockNames.IsIdentifier(token) ? token : "name")}: {Irrep("1", group)}\".";

    public static string Unexpected(string characters) =>
        $"'{characters}' does not belong in a signature. Blocks such as 2x0e are joined by plus signs, in plain ASCII. "
        + "Remove it, or write \"+\" between blocks.";

    public static string MissingPlus(string token) =>
        $"A plus sign is missing before '{token}'. Blocks of a direct sum are joined by plus signs. "
        + $"Write \"+ {token}\".";

    public static string BadName(string name) =>
        $"'{name}' is not a block name. A name becomes a member, so it must be a C# identifier in ASCII letters. "
        + "Write for example \"velocity: 1o\".";

    public static string DuplicateName(string name, string earlier) =>
        $"The name '{name}' is taken by the block '{earlier}'. Both would become the member "
        + $"{BlockNames.ToMemberName(name)}. "
        + "Give each block its own name.";

    public static string ReservedName(string name) =>
        $"The name '{name}' is reserved. "
        + (
            BlockNames.IsMember(name)
                ? $"Every feature has a member {BlockNames.ToMemberName(name)}, so a block cannot have that name. "
                : $"A member {BlockNames.ToMemberName(name)} means something else to C# or to plain features. "
        )
        + $"Write for example \"{name}Block\".";

    public static string DimensionTooLarge(string term, int most) =>
        $"With '{term}' the signature has too many components. Kernels keep blocks of rows in working memory, where "
        + "positions are 32-bit integers. "
        + $"Write smaller multiplicities, with at most {Number(most)} components in total.";

    public static string TooManyBlocks(string term, int most) =>
        $"With '{term}' the signature has too many blocks. Layers couple and list them block by block. "
        + $"Merge neighbours of one irrep, as in \"8x0e\", to at most {Number(most)} blocks.";

    public static string FieldOfInfiniteGroup(string field, SymmetryGroup group) =>
        $"'{field}' has a number for each element of the group, and {group} has infinitely many. "
        + "Its irreps up to some order are the part of such a field that a layer can hold. "
        + (
            group.IsSpatial
                ? $"Write irreps, as in \"{Irreps(group)}\", with [Gate] or [NormActivation]."
                : $"Write irreps, as in \"{Irreps(group)}\", with [FourierActivation], or take C_N or D_N."
        );

    public static string BadQuotient(string field, SymmetryGroup group)
    {
        string turns = string.Join(
            ", ",
            Enumerable.Range(1, group.Fold).Where(m => group.Fold % m == 0).Select(Number)
        );
        return $"'{field}' is not a field of {group}. A quotient is by a subgroup: "
            + $"its number of turns divides {Number(group.Fold)}"
            + (group.HasParity ? ", and it may have the mirror. " : ", and there is no mirror. ")
            + $"Write quotient(M) with M one of {turns}"
            + (group.HasParity ? ", or quotient(M, mirror)." : ".");
    }

    public static string RangeInPlane(string range, SymmetryGroup group) =>
        $"'{range}' is a range of degrees, and {group} has none. Functions on the sphere have a degree for each l, "
        + "under O(3) and SO(3). "
        + $"Write the orders one by one, as in \"{Irreps(group)}\".";

    public static string BadRange(string range, SymmetryGroup group) =>
        $"'{range}' is not a range of degrees. A range is the first irrep, two dots and the last degree; parities "
        + "alternate, as those of harmonics do. "
        + $"Write for example \"{Irrep("0", group)}..8\".";

    public static string EmptyRange(string range, int first) =>
        $"The range '{range}' ends where it begins, or before. Degrees ascend. "
        + $"Write a last degree of at least {Number(first + 1)}, or the irrep alone.";

    public static string RangeTooLarge(string degree, int max) =>
        $"The degree {degree} is too large. Ranges go up to degree {Number(max)}. "
        + $"Write a degree of at most {Number(max)}.";

    public static string FieldTooLarge(string field, SymmetryGroup group, int max) =>
        $"'{field}' of {group} has irreps above order {Number(max)}. Couplings and harmonics are tabulated and tested "
        + $"up to order {Number(max)}. "
        + $"Take a group with a fold of at most {Number((2 * max) + 1)}, or write irreps up to order {Number(max)}.";

    private static string Irreps(SymmetryGroup group) => $"8x{Irrep("0", group)} + 8x{Irrep("1", group)}";

    /// <summary>An irrep of that degree, or of the next lower one that the group has: <c>1o</c>, <c>1</c>.</summary>
    private static string Irrep(string degree, SymmetryGroup group)
    {
        int l = int.Parse(degree, CultureInfo.InvariantCulture);
        while (!group.Has(l, Parity.Even))
            l--;
        return group.Write(new Irrep(l, group.Kind == Group.O3 && l == 1 ? Parity.Odd : Parity.Even, group));
    }

    private static string Example(SymmetryGroup group) => $"2x{Irrep("0", group)} + {Irrep("1", group)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
