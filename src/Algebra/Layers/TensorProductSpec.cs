namespace GeoDL.Typed.Algebra;

/// <summary>
/// A tensor product of two features: its paths with their final coefficients, and the places of their weights. The
/// values agree with e3nn.
/// </summary>
public sealed partial class TensorProductSpec
{
    private TensorProductSpec(Irreps in1, Irreps in2, Irreps result, IReadOnlyList<TensorProductPath> paths)
    {
        (In1, In2, Out, Paths) = (in1, in2, result, paths);
        WeightCount = paths.Aggregate(0, (sum, p) => checked(sum + p.WeightCount));
        OutputMask = new bool[result.Dim];
        foreach (TensorProductPath path in paths.Where(p => p.PathWeight != 0 && !p.WeightShape.Contains(0)))
        {
            int start = result.Offset(path.Out);
            for (int i = start; i < start + path.Result.Dim; i++)
                OutputMask[i] = true;
        }
    }

    /// <summary>Operand 1. Block numbers of paths refer to it; some factories simplify their operands.</summary>
    public Irreps In1 { get; }

    /// <summary>Operand 2.</summary>
    public Irreps In2 { get; }

    /// <summary>The result. Not simplified: each block of some products is the output of one path.</summary>
    public Irreps Out { get; }

    /// <summary>The paths, in the order of their weights.</summary>
    public IReadOnlyList<TensorProductPath> Paths { get; }

    /// <summary>The number of weights, the length of the flat weight vector.</summary>
    public int WeightCount { get; }

    /// <summary>For each component of the result, whether any path reaches it.</summary>
    public bool[] OutputMask { get; }

    /// <summary>A product of listed paths.</summary>
    /// <param name="in1">Operand 1.</param>
    /// <param name="in2">Operand 2.</param>
    /// <param name="result">The result.</param>
    /// <param name="paths">The paths, in the order of their weights.</param>
    /// <param name="options">Normalisation and variances; e3nn's defaults if null.</param>
    /// <exception cref="ArgumentException">A path is forbidden or does not fit; the message says why.</exception>
    public static TensorProductSpec Custom(
        Irreps in1,
        Irreps in2,
        Irreps result,
        IReadOnlyList<TensorProductPath> paths,
        TensorProductOptions? options = null
    )
    {
        options ??= TensorProductOptions.Default;
        options.CheckLengths(in1, in2, result);
        foreach (TensorProductPath path in paths)
        {
            PathFault? fault = PathRules.Check(path, in1, in2, result).FirstOrDefault();
            if (fault is not null)
            {
                throw new ArgumentException(
                    $"Path \"{path.In1},{path.In2},{path.Out} {ConnectionModes.NameOf(path.Mode)}\": {fault.Message}",
                    nameof(paths)
                );
            }
        }

        TensorProductPath[] withBlocks = paths
            .Select(p => p with { First = in1[p.In1], Second = in2[p.In2], Result = result[p.Out] })
            .ToArray();
        var finished = new TensorProductPath[withBlocks.Length];
        int weightOffset = 0;
        int next = 0;
        foreach ((double coefficient, Rational? squared) in PathCoefficient.All(withBlocks, options))
        {
            finished[next] = withBlocks[next] with
            {
                Coefficient = coefficient,
                CoefficientSquared = squared,
                WeightOffset = weightOffset,
            };
            weightOffset = checked(weightOffset + finished[next++].WeightCount);
        }

        return new TensorProductSpec(in1, in2, result, finished);
    }

    /// <summary>Writes operands, result and size, as e3nn does.</summary>
    public override string ToString() => $"{In1} ⊗ {In2} → {Out} | {Paths.Count} paths | {WeightCount} weights";
}
