namespace GeoDL.Typed.Algebra;

/// <content>The symmetric product of a feature with itself (e3nn's <c>TensorSquare</c>).</content>
public sealed partial class TensorProductSpec
{
    /// <summary>
    /// The distinct products of a feature with itself, without weights: uvuv of different blocks, uvu&lt;v and uuu
    /// within one; sorted, not merged.
    /// </summary>
    public static TensorProductSpec TensorSquare(
        Irreps operand,
        IReadOnlyCollection<Irrep>? filter = null,
        IrrepNormalization normalization = IrrepNormalization.Component
    )
    {
        Irreps simplified = operand.Simplify();
        var outputs = new List<MulIrrep>();
        var paths = new List<TensorProductPath>();
        void Add(int a, int b, ConnectionMode mode, MulIrrep output, double alpha, int n)
        {
            paths.Add(new TensorProductPath(a, b, outputs.Count, mode, HasWeight: false, alpha) { Coupling = n });
            outputs.Add(output);
        }

        foreach ((int a, int b) in Pairs(simplified))
        {
            (MulIrrep first, MulIrrep second) = (simplified[a], simplified[b]);
            foreach ((Irrep irrep, int n) in Kept(first.Irrep, second.Irrep, filter))
            {
                double alpha = Alpha(first.Irrep, second.Irrep, irrep, normalization);
                if (a < b)
                {
                    Add(a, b, ConnectionMode.Uvuv, new MulIrrep(checked(first.Mul * second.Mul), irrep), alpha, n);
                    continue;
                }

                if (first.Mul > 1)
                {
                    int pairs = ConnectionModes
                        .OutputMultiplicity(ConnectionMode.UvuLessV, first.Mul, first.Mul)!
                        .Value;
                    Add(a, a, ConnectionMode.UvuLessV, new MulIrrep(pairs, irrep), alpha, n);
                }

                if (first.Irrep.Group.IsSymmetric(first.Irrep, irrep, n))
                {
                    Add(
                        a,
                        a,
                        ConnectionMode.Uuu,
                        new MulIrrep(first.Mul, irrep),
                        DiagonalAlpha(first.Irrep, irrep, normalization),
                        n
                    );
                }
            }
        }

        return Sorted(simplified, simplified, outputs, paths, WithoutIrreps);
    }

    /// <summary>
    /// The square fully connected to a result: uvw of different blocks, u&lt;vw and uuw within one, all with weights;
    /// the result is simplified.
    /// </summary>
    public static TensorProductSpec TensorSquare(
        Irreps operand,
        Irreps result,
        IrrepNormalization normalization = IrrepNormalization.Component
    )
    {
        (operand, result) = (operand.Simplify(), result.Simplify());
        var targets = new PathTargets(result);
        var paths = new List<TensorProductPath>();
        foreach ((int a, int b) in Pairs(operand))
        {
            (Irrep first, Irrep second) = (operand[a].Irrep, operand[b].Irrep);
            foreach (int c in targets.Of(first, second))
            {
                foreach (int n in Maps(first, second, result[c].Irrep))
                    AddSquare(paths, operand, (a, b, c), result[c].Irrep, n, normalization);
            }
        }

        return Custom(operand, operand, result, paths, WithoutIrreps);
    }

    /// <summary>The paths of one map of two blocks to a third.</summary>
    private static void AddSquare(
        List<TensorProductPath> paths,
        Irreps operand,
        (int A, int B, int C) blocks,
        Irrep result,
        int n,
        IrrepNormalization normalization
    )
    {
        (int a, int b, int c) = blocks;
        Irrep first = operand[a].Irrep;
        void Add(ConnectionMode mode, double alpha) =>
            paths.Add(new TensorProductPath(a, b, c, mode, HasWeight: true, alpha) { Coupling = n });

        double alpha = Alpha(first, operand[b].Irrep, result, normalization);
        if (a < b)
        {
            Add(ConnectionMode.Uvw, alpha);
            return;
        }
        if (operand[a].Mul > 1)
            Add(ConnectionMode.ULessVw, alpha);
        // The diagonal u = v is symmetric, and so must be the map.
        if (first.Group.IsSymmetric(first, result, n))
            Add(ConnectionMode.Uuw, DiagonalAlpha(first, result, normalization));
    }

    /// <summary>The path weights below already include the normalisation of irreps.</summary>
    private static TensorProductOptions WithoutIrreps { get; } = new(IrrepNormalization.None);

    private static IEnumerable<(int A, int B)> Pairs(Irreps irreps) =>
        from a in Enumerable.Range(0, irreps.Count)
        from b in Enumerable.Range(a, irreps.Count - a)
        select (a, b);

    private static double Alpha(Irrep first, Irrep second, Irrep result, IrrepNormalization normalization) =>
        normalization switch
        {
            IrrepNormalization.Component => result.Dim,
            IrrepNormalization.Norm => first.Dim * second.Dim,
            _ => 1,
        };

    /// <summary>
    /// The variance factor of x_u ⊗ x_u. For Gaussian x, E|x|⁴ = d(d+2): the invariant part of variance (d+2)/1, the
    /// others two; e3nn's formulas.
    /// </summary>
    private static double DiagonalAlpha(Irrep irrep, Irrep result, IrrepNormalization normalization) =>
        (normalization, result.IsScalar) switch
        {
            (IrrepNormalization.Component, true) => result.Dim / (irrep.Dim + 2.0),
            (IrrepNormalization.Component, _) => result.Dim / 2.0,
            (IrrepNormalization.Norm, true) => result.Dim * irrep.Dim,
            (IrrepNormalization.Norm, _) => irrep.Dim * (irrep.Dim + 2) / 2.0,
            _ => 1,
        };
}
