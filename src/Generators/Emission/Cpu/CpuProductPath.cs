using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// A path of a product as this back end runs it: which operand's copies lie in the lanes, hence which coupling; which
/// loop of the runtime; what it costs.
/// </summary>
internal sealed class CpuProductPath
{
    private readonly TensorProductPath _path;
    private readonly BlockAddress _x;
    private readonly BlockAddress _y;
    private readonly BlockAddress _z;
    private int? _foldedCount;

    public CpuProductPath(PlannedPath planned)
    {
        Planned = planned;
        (_path, _x, _y, _z) = (planned.Path, planned.X, planned.Y, planned.Z);
        // With one copy of y the pairs (u,v) are the copies u: then the lanes are better spent on x.
        Mode = _path.Mode == ConnectionMode.Uvuv && _y.Mul == 1 ? ConnectionMode.Uvu : _path.Mode;
        bool isLanewise = Mode is ConnectionMode.Uuu or ConnectionMode.Uuw;
        FoldsLeft =
            Mode is ConnectionMode.Uvv or ConnectionMode.Uvuv or ConnectionMode.UvuLessV or ConnectionMode.ULessVw;
        (Irrep first, Irrep second, Irrep result) = (_x.Irrep, _y.Irrep, _z.Irrep);
        Coupling = CouplingKey.Of(first, second, result, _path.Coupling, isLanewise);
        if (FoldsLeft)
        {
            (int index, IsNegated) = first.Group.Exchanged(first, second, result, _path.Coupling);
            Coupling = CouplingKey.Of(second, first, result, index, false);
        }
    }

    /// <summary>What is computed.</summary>
    public PlannedPath Planned { get; }

    /// <summary>The connection mode, simplified where one operand has one copy.</summary>
    public ConnectionMode Mode { get; }

    public CouplingKey Coupling { get; }

    /// <summary>Whether operand 1 is the one that is folded, so that lanes run over copies of operand 2.</summary>
    public bool FoldsLeft { get; }

    /// <summary>Whether gradients of operand 2 are summed over copies.</summary>
    public bool FoldsRight => Mode is ConnectionMode.Uvu or ConnectionMode.Uvw;

    /// <summary>Whether copies are mixed by a matrix, which pays for larger blocks of rows.</summary>
    public bool MixesCopies => Mode is ConnectionMode.Uvw or ConnectionMode.Uuw or ConnectionMode.ULessVw;

    /// <summary>The declared block of the result that the path adds to.</summary>
    public int Result => _path.Out;

    /// <summary>
    /// Whether the path can be the first to write its block of the result, which then need not be cleared before.
    /// </summary>
    public bool CanOverwrite => Mode != ConnectionMode.Uuw || _path.HasWeight;

    /// <summary>
    /// Whether the path itself writes each number of its block once, not as a sum over copies of an operand.
    /// </summary>
    private bool WritesOnce =>
        Mode switch
        {
            ConnectionMode.Uvu => _y.Mul == 1,
            ConnectionMode.Uvv => _x.Mul == 1,
            ConnectionMode.Uuu or ConnectionMode.Uvuv or ConnectionMode.UvuLessV => true,
            _ => false,
        };

    public bool IsNegated { get; }

    public int Nonzeros => Coupling.Terms().Count;

    /// <summary>Columns of scratch for the folded entries.</summary>
    public int FoldedColumns => Mode is ConnectionMode.Uuu or ConnectionMode.Uuw ? 0 : FoldedCount;

    /// <summary>Numbers of scratch for each row.</summary>
    public int ScratchPerRow =>
        Mode switch
        {
            ConnectionMode.Uuu => 0,
            ConnectionMode.Uuw => checked(2 * _z.Irrep.Dim * _x.Mul),
            ConnectionMode.Uvw => checked(
                2 * (_x.Irrep.Dim < _z.Irrep.Dim ? _x.Irrep.Dim * _z.Mul : _z.Irrep.Dim * _x.Mul)
            ),
            ConnectionMode.ULessVw => checked(2 * _z.Irrep.Dim * Pairs),
            ConnectionMode.Uvu => _path.HasWeight && _y.Mul > 1 ? 2 * _x.Mul : 0,
            _ => 0,
        };

    /// <summary>Multiply-adds of the forward pass for a row.</summary>
    public long MultiplyAdds
    {
        get
        {
            (long mul1, long mul2, long mul3) = (_x.Mul, _y.Mul, _z.Mul);
            long weights = _path.HasWeight ? Math.Min(FoldsLeft ? _y.Irrep.Dim : _x.Irrep.Dim, _z.Irrep.Dim) : 0;
            return Mode switch
            {
                ConnectionMode.Uvu => mul2 * (Nonzeros + (mul1 * (FoldedCount + weights))),
                ConnectionMode.Uvv or ConnectionMode.Uvuv => mul1 * (Nonzeros + (mul2 * (FoldedCount + weights))),
                ConnectionMode.UvuLessV => (mul1 * Nonzeros) + (Pairs * (FoldedCount + weights)),
                ConnectionMode.ULessVw => (mul1 * Nonzeros) + (Pairs * (FoldedCount + (_z.Irrep.Dim * mul3))),
                ConnectionMode.Uvw when _x.Irrep.Dim < _z.Irrep.Dim => mul2
                    * (Nonzeros + (mul3 * ((_x.Irrep.Dim * mul1) + FoldedCount))),
                ConnectionMode.Uvw => mul2 * (Nonzeros + (mul1 * (FoldedCount + (_z.Irrep.Dim * mul3)))),
                ConnectionMode.Uuw => mul1 * (Nonzeros + FoldedCount + (_z.Irrep.Dim * (_path.HasWeight ? mul3 : 1))),
                _ => mul1 * (Nonzeros + FoldedCount + _z.Irrep.Dim),
            };
        }
    }

    private int FoldedCount => _foldedCount ??= Coupling.Terms().Select(t => (t.K, t.I)).Distinct().Count();

    private int Pairs => checked((int)((long)_x.Mul * (_x.Mul - 1) / 2));

    /// <summary>The call that adds the path to the result, or sets the result to it.</summary>
    /// <param name="scratch">The name of the scratch.</param>
    /// <param name="isFirst">Whether it overwrites.</param>
    /// <param name="isOnly">Whether no other path adds to its block of the result.</param>
    public IReadOnlyList<string> ForwardCall(string scratch, bool isFirst, bool isOnly) =>
        [
            Call(
                "Forward",
                "zs",
                !isFirst ? "Block"
                    : isOnly && WritesOnce ? "Whole"
                    : "Fresh"
            ) + Close(scratch),
        ];

    /// <summary>The call that adds the gradients of the path: operands on one line, gradients on the next.</summary>
    public IReadOnlyList<string> BackwardCall(string scratch) =>
        [
            Call("Backward", "gzs", "Block") + ",",
            $"    {Block(FoldsLeft ? "gxSums" : "gxs", _x)}, "
                + $"{Block(FoldsRight ? "gySums" : "gys", _y)}, {WeightBlock("gws")}"
                + Close(scratch),
        ];

    /// <summary>The statement that sets a block of the result to zero.</summary>
    public static string ClearCall(BlockAddress block) => Block("zs", block) + $".Clear(n, {Text(block.Irrep.Dim)});";

    private string Call(string pass, string z, string zBlock)
    {
        double scale = IsNegated ? -_path.Coefficient : _path.Coefficient;
        string[] arguments =
        [
            "n",
            $"Number.Of<S>({Literal.Of(scale).ToString()})",
            Block(FoldsLeft ? "xColumns" : "xs", _x),
            Block(FoldsRight ? "yColumns" : "ys", _y),
            WeightBlock("ws"),
            Block(z, _z, zBlock),
        ];
        return $"{Helper}.{pass}<{Coupling.TypeName}, S>({string.Join(", ", arguments)}";
    }

    private string Close(string scratch) => Mode == ConnectionMode.Uuu ? ");" : $", ref {scratch});";

    private string Helper =>
        Mode switch
        {
            ConnectionMode.Uvw => RuntimeNames.Uvw,
            ConnectionMode.Uvu => RuntimeNames.Uvu,
            ConnectionMode.Uvv => RuntimeNames.Uvv,
            ConnectionMode.Uuw => RuntimeNames.Uuw,
            ConnectionMode.Uuu => RuntimeNames.Uuu,
            ConnectionMode.Uvuv => RuntimeNames.Uvuv,
            ConnectionMode.UvuLessV => RuntimeNames.UvuLessV,
            _ => RuntimeNames.ULessVw,
        };

    private string WeightBlock(string rows) =>
        _path.HasWeight ? $"{rows}.Block({Text(_path.WeightOffset)}, {Text(_path.WeightCount)})" : "default";

    private static string Block(string rows, BlockAddress block, string method = "Block") =>
        block.Stride == block.Mul
            ? $"{rows}.{method}({Text(block.Offset)}, {Text(block.Mul)})"
            : $"{rows}.{method}({Text(block.Offset)}, {Text(block.Mul)}, {Text(block.Stride)})";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
