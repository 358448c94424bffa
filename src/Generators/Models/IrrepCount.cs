using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// How often an irrep occurs in a signature. There are few distinct irreps, however many blocks there are.
/// </summary>
/// <param name="Irrep">The irrep.</param>
/// <param name="Blocks">In how many blocks.</param>
/// <param name="Copies">In how many copies.</param>
/// <param name="Squares">The sum of the squares of the blocks' multiplicities.</param>
/// <param name="Multiples">In how many blocks of more than one copy.</param>
internal readonly record struct IrrepCount(
    Irrep Irrep,
    BigInteger Blocks,
    BigInteger Copies,
    BigInteger Squares,
    BigInteger Multiples
)
{
    /// <summary>One copy of an irrep in one block.</summary>
    public static IrrepCount One(Irrep irrep) => new(irrep, 1, 1, 1, 0);

    /// <summary>The pairs of different blocks.</summary>
    public BigInteger BlockPairs => Blocks * (Blocks - 1) / 2;

    /// <summary>The pairs of copies in different blocks.</summary>
    public BigInteger CopyPairs => ((Copies * Copies) - Squares) / 2;

    /// <summary>The pairs of different copies in one block.</summary>
    public BigInteger InnerPairs => (Squares - Copies) / 2;

    /// <summary>The irreps of a signature, sorted.</summary>
    public static IrrepCount[] Of(Irreps irreps) =>
        irreps
            .GroupBy(static b => b.Irrep)
            .OrderBy(static g => g.Key)
            .Select(static g => new IrrepCount(
                g.Key,
                g.Count(),
                g.Aggregate(BigInteger.Zero, static (sum, b) => sum + b.Mul),
                g.Aggregate(BigInteger.Zero, static (sum, b) => sum + (BigInteger.One * b.Mul * b.Mul)),
                g.Count(static b => b.Mul > 1)
            ))
            .ToArray();
}
