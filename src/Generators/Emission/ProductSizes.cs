using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Counts paths, weights and components of products by irrep, without creating the paths.</summary>
internal static class ProductSizes
{
    /// <summary>
    /// The rows that a path processes at once, times the lanes of sums: the unit of working memory.
    /// </summary>
    private const int Rows = 32,
        Lanes = 16;

    public static LayerSize Of(ProductOptions options, Irreps left, Irreps right, Irreps result)
    {
        IReadOnlyCollection<Irrep> filter = result.DistinctIrreps();
        return options.Kind switch
        {
            ProductKind.FullyConnected => FullyConnected(left, right, result, options.Weighted),
            ProductKind.Channelwise => Channelwise(left, right, filter, options.Weighted, out _),
            ProductKind.Elementwise => Elementwise(left.Simplify(), right.Simplify(), filter, options.Weighted),
            ProductKind.Full => Full(left.Simplify(), right.Simplify(), filter),
            _ => Custom(options, left, right, result),
        };
    }

    public static LayerSize OfSquare(TensorSquareOptions options, Irreps operand, Irreps result)
    {
        var sum = new Sum();
        IrrepCount[] all = IrrepCount.Of(operand.Simplify());
        IrrepCount[] targets = IrrepCount.Of(result.Simplify());
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = i; j < all.Length; j++)
            {
                foreach (IrrepCount to in targets.Where(t => all[i].Irrep.CouplesTo(all[j].Irrep, t.Irrep)))
                {
                    BigInteger outputs = options.Weighted ? to.Blocks : 1;
                    BigInteger blocks = i == j ? all[i].BlockPairs : all[i].Blocks * all[j].Blocks;
                    BigInteger copies = i == j ? all[i].CopyPairs : all[i].Copies * all[j].Copies;
                    sum.Add(blocks * outputs, copies, to, options.Weighted, (all[i].Irrep, all[j].Irrep, false));
                    if (i == j)
                    {
                        sum.Add(
                            all[i].Multiples * outputs,
                            all[i].InnerPairs,
                            to,
                            options.Weighted,
                            (all[i].Irrep, all[i].Irrep, false)
                        );
                        // A copy with itself: an antisymmetric map of the two is zero.
                        sum.Add(
                            all[i].Blocks * outputs,
                            all[i].Copies,
                            to,
                            options.Weighted,
                            (all[i].Irrep, all[i].Irrep, true),
                            isSymmetric: true
                        );
                    }
                }
            }
        }

        BigInteger mixed = options.Weighted
            ? Largest(result)
                * ((Widest(operand) * Widest(operand)) + (2 * BigInteger.Max(Widest(operand), Widest(result))))
            : 0;
        return sum.ToSize(options.Weighted ? 0 : sum.Components, Working(operand, operand) + (Rows * mixed));
    }

    /// <summary>Copy by copy: each copy of the first operand with each irrep of the second.</summary>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand.</param>
    /// <param name="filter">The irreps that are kept.</param>
    /// <param name="isWeighted">Whether paths have weights.</param>
    /// <param name="middle">The copies of each irrep of the result.</param>
    public static LayerSize Channelwise(
        Irreps left,
        Irreps right,
        IReadOnlyCollection<Irrep> filter,
        bool isWeighted,
        out IrrepCount[] middle
    )
    {
        var sum = new Sum();
        var results = new Dictionary<Irrep, BigInteger>();
        foreach ((IrrepCount a, IrrepCount b) in Pairs(left, right))
        {
            foreach (Irrep irrep in (a.Irrep * b.Irrep).Where(filter.Contains))
            {
                BigInteger copies = a.Copies * b.Blocks;
                int maps = a.Irrep.Group.CouplingCount(a.Irrep, b.Irrep, irrep);
                sum.Add(a.Blocks * b.Blocks, copies, IrrepCount.One(irrep), false, (a.Irrep, b.Irrep, false));
                sum.Weights += isWeighted ? maps * a.Copies * b.Copies : 0;
                results[irrep] = (maps * copies) + (results.TryGetValue(irrep, out BigInteger known) ? known : 0);
            }
        }

        middle = results.Select(static r => new IrrepCount(r.Key, 1, r.Value, r.Value * r.Value, 0)).ToArray();
        return sum.ToSize(sum.Components, Working(left, right));
    }

    private static LayerSize FullyConnected(Irreps left, Irreps right, Irreps result, bool isWeighted)
    {
        var sum = new Sum();
        IrrepCount[] targets = IrrepCount.Of(result);
        foreach ((IrrepCount a, IrrepCount b) in Pairs(left, right))
        {
            foreach (IrrepCount to in targets.Where(t => a.Irrep.CouplesTo(b.Irrep, t.Irrep)))
            {
                sum.Add(
                    a.Blocks * b.Blocks * to.Blocks,
                    a.Copies * b.Copies,
                    to,
                    isWeighted,
                    (a.Irrep, b.Irrep, !isWeighted)
                );
            }
        }

        // Where copies are mixed, a row has copies of one operand next to components of the other side.
        BigInteger mixed = 2 * BigInteger.Max(Widest(left) * Largest(result), Widest(result) * Largest(left));
        return sum.ToSize(0, isWeighted ? Working(left, right) + (Rows * mixed) : 0);
    }

    private static LayerSize Full(Irreps left, Irreps right, IReadOnlyCollection<Irrep> filter)
    {
        var sum = new Sum();
        foreach ((IrrepCount a, IrrepCount b) in Pairs(left, right))
        {
            foreach (Irrep irrep in (a.Irrep * b.Irrep).Where(filter.Contains))
            {
                sum.Add(
                    a.Blocks * b.Blocks,
                    a.Copies * b.Copies,
                    IrrepCount.One(irrep),
                    false,
                    (b.Irrep, a.Irrep, false)
                );
            }
        }

        return sum.ToSize(sum.Components, Working(left, right));
    }

    private static LayerSize Elementwise(Irreps left, Irreps right, IReadOnlyCollection<Irrep> filter, bool isWeighted)
    {
        var sum = new Sum();
        (int i, int j, int usedI, int usedJ) = (0, 0, 0, 0);
        while (i < left.Count && j < right.Count)
        {
            int mul = Math.Min(left[i].Mul - usedI, right[j].Mul - usedJ);
            foreach (Irrep irrep in (left[i].Irrep * right[j].Irrep).Where(filter.Contains))
            {
                sum.Add(1, mul, IrrepCount.One(irrep), false, (left[i].Irrep, right[j].Irrep, true));
                sum.Weights += isWeighted
                    ? mul * left[i].Irrep.Group.CouplingCount(left[i].Irrep, right[j].Irrep, irrep)
                    : 0;
            }

            (usedI, usedJ) = (usedI + mul, usedJ + mul);
            (i, usedI) = usedI == left[i].Mul ? (i + 1, 0) : (i, usedI);
            (j, usedJ) = usedJ == right[j].Mul ? (j + 1, 0) : (j, usedJ);
        }

        return sum.ToSize(sum.Components, 0);
    }

    private static LayerSize Custom(ProductOptions options, Irreps left, Irreps right, Irreps result)
    {
        var sum = new Sum();
        BigInteger scratch = 0;
        foreach (
            TensorProductPath path in options
                .Paths.Select(p => PathParser.Parse(p, left, right, result).Path)
                .OfType<TensorProductPath>()
        )
        {
            (MulIrrep a, MulIrrep b, MulIrrep to) = (left[path.In1], right[path.In2], result[path.Out]);
            bool isFolded =
                path.Mode
                is ConnectionMode.Uvv
                    or ConnectionMode.Uvuv
                    or ConnectionMode.UvuLessV
                    or ConnectionMode.ULessVw;
            bool isLanewise = path.Mode is ConnectionMode.Uuu or ConnectionMode.Uuw;
            BigInteger pairs = path.Mode switch
            {
                ConnectionMode.Uuu or ConnectionMode.Uuw => a.Mul,
                ConnectionMode.UvuLessV or ConnectionMode.ULessVw => (BigInteger)a.Mul * (a.Mul - 1) / 2,
                _ => (BigInteger)a.Mul * b.Mul,
            };
            BigInteger outputs = path.Mode is ConnectionMode.Uvw or ConnectionMode.Uuw or ConnectionMode.ULessVw
                ? to.Mul
                : 1;
            sum.Add(
                1,
                0,
                IrrepCount.One(to.Irrep),
                false,
                isFolded ? (b.Irrep, a.Irrep, isLanewise) : (a.Irrep, b.Irrep, isLanewise),
                map: path.Coupling
            );
            sum.Weights += options.Weighted && path.HasWeight ? pairs * outputs : 0;
            BigInteger mixed = path.Mode switch
            {
                ConnectionMode.Uvw => BigInteger.Max(
                    (BigInteger)a.Irrep.Dim * to.Mul,
                    (BigInteger)to.Irrep.Dim * a.Mul
                ),
                ConnectionMode.Uuw or ConnectionMode.ULessVw => to.Irrep.Dim * pairs,
                ConnectionMode.Uvu => a.Mul,
                _ => 0,
            };
            scratch = BigInteger.Max(scratch, 2 * mixed);
        }

        return sum.ToSize(0, Working(left, right) + (Rows * scratch));
    }

    private static IEnumerable<(IrrepCount A, IrrepCount B)> Pairs(Irreps left, Irreps right)
    {
        IrrepCount[] others = IrrepCount.Of(right);
        return IrrepCount.Of(left).SelectMany(a => others.Select(b => (a, b)));
    }

    /// <summary>Sums over lanes, and the transposed operands.</summary>
    private static BigInteger Working(Irreps left, Irreps right) =>
        Rows * (Lanes + 1) * ((BigInteger)left.Dim + right.Dim + 1000);

    private static BigInteger Widest(Irreps irreps) => irreps.Select(static b => b.Mul).DefaultIfEmpty(0).Max();

    private static BigInteger Largest(Irreps irreps) => irreps.Select(static b => b.Irrep.Dim).DefaultIfEmpty(1).Max();

    private sealed class Sum
    {
        private readonly HashSet<CouplingKey> _couplings = [];
        private BigInteger _paths;

        public BigInteger Weights { get; set; }

        public BigInteger Components { get; private set; }

        /// <summary>Paths of the same irreps: one for each of their equivariant maps.</summary>
        /// <param name="paths">The number of pairs of blocks.</param>
        /// <param name="copies">The number of pairs of copies.</param>
        /// <param name="to">The result.</param>
        /// <param name="isWeighted">Whether each pair has weights.</param>
        /// <param name="coupling">The operands as kernels take them, and the form.</param>
        /// <param name="isSymmetric">Whether only symmetric maps count.</param>
        /// <param name="map">The map, where only one counts.</param>
        public void Add(
            BigInteger paths,
            BigInteger copies,
            IrrepCount to,
            bool isWeighted,
            (Irrep First, Irrep Second, bool IsLanewise) coupling,
            bool isSymmetric = false,
            int? map = null
        )
        {
            if (paths.IsZero)
                return;
            (Irrep first, Irrep second, bool isLanewise) = coupling;
            SymmetryGroup group = first.Group;
            int count = group.CouplingCount(first, second, to.Irrep);
            for (int n = 0; n < count; n++)
            {
                if ((map ?? n) != n || (isSymmetric && !group.IsSymmetric(first, to.Irrep, n)))
                    continue;
                _paths += paths;
                Weights += isWeighted ? copies * to.Copies : 0;
                Components += copies * to.Irrep.Dim;
                _couplings.Add(CouplingKey.Of(first, second, to.Irrep, n, isLanewise));
            }
        }

        public LayerSize ToSize(BigInteger components, BigInteger scratch) =>
            LayerSizes.WithPaths(
                new LayerSize
                {
                    Weights = Weights,
                    Components = components,
                    Scratch = scratch,
                },
                _paths,
                _couplings
            );
    }
}
