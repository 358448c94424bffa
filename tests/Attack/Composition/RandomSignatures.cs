using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Signatures at random: few blocks, few copies, l up to 3, in the plane orders up to 4.</summary>
internal static class RandomSignatures
{
    public const int LargestDim = 26;

    private static readonly string[] Names = ["mass", "velocity", "spin", "charge", "q_zz", "field", "Tilt", "b1"];

    /// <summary>A signature, sorted or not, with repeats at times.</summary>
    public static Signature Any(Random random, SymmetryGroup group)
    {
        while (true)
        {
            int count = 1 + random.Next(4);
            var blocks = new List<MulIrrep>();
            for (int i = 0; i < count; i++)
            {
                int l = random.Next(10) switch
                {
                    < 4 => 0,
                    < 7 => 1,
                    < 9 => 2,
                    _ => random.Next(3, ModelSpace.MaxDegreeOf(group) + 1),
                };
                if (!group.Has(l, Parity.Even))
                    l = random.Next((group.Fold / 2) + 1);
                Parity parity = random.Next(2) == 0 && group.Has(l, Parity.Odd) ? Parity.Odd : Parity.Even;
                blocks.Add(
                    new MulIrrep(
                        1 + (random.Next(3) == 0 ? random.Next(3) : random.Next(2)),
                        new Irrep(l, parity, group)
                    )
                );
            }

            if (random.Next(2) == 0)
                blocks.Sort(static (a, b) => a.Irrep.CompareTo(b.Irrep));
            var irreps = new Irreps(blocks);
            if (irreps.Dim <= LargestDim)
                return new Signature(irreps, group);
        }
    }

    /// <summary>Some of these irreps, each with a few copies; never nothing.</summary>
    public static Signature From(Random random, IReadOnlyCollection<Irrep> irreps, SymmetryGroup group, int most = 4)
    {
        Irrep[] pool = [.. irreps.Where(ir => ir.L <= ModelSpace.MaxDegreeOf(group))];
        if (pool.Length == 0)
            pool = [irreps.First()];
        random.Shuffle(pool);
        var blocks = pool.Take(1 + random.Next(Math.Min(most, pool.Length)))
            .Select(ir => new MulIrrep(1 + random.Next(random.Next(3) == 0 ? 3 : 2), ir))
            .ToList();
        if (random.Next(3) > 0)
            blocks.Sort(static (a, b) => a.Irrep.CompareTo(b.Irrep));
        return new Signature(new Irreps(blocks), group);
    }

    /// <summary>The text of a signature in varied spelling, with names for its blocks at times.</summary>
    public static string Spell(Random random, Signature signature, bool mayName)
    {
        string[] names = [.. Names];
        random.Shuffle(names);
        bool hasNames = mayName && random.Next(2) == 0;
        string plus = random.Next(3) == 0 ? "+" : " + ";
        return string.Join(
            plus,
            signature.Irreps.Select(
                (b, i) =>
                {
                    string block = b.Mul == 1 && random.Next(2) == 0 ? $"{b.Irrep}" : $"{b.Mul}x{b.Irrep}";
                    return hasNames && i < names.Length ? $"{names[i]}: {block}" : block;
                }
            )
        );
    }

    /// <summary>The text of a signature as layers and annotations take it.</summary>
    public static string Text(Signature signature) => signature.ToString();
}
