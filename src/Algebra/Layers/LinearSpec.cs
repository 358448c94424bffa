namespace GeoDL.Typed.Algebra;

/// <summary>
/// An equivariant linear map: by Schur's lemma a matrix for each pair of blocks of equal irrep. The values agree with
/// e3nn's <c>o3.Linear</c>. Between irreps of complex type (<see cref="SymmetryGroup.Commutant"/>) there are two
/// matrices, the second behind a quarter turn of the operand.
/// </summary>
public sealed class LinearSpec
{
    private LinearSpec(Irreps operand, Irreps result, IReadOnlyList<LinearPath> paths, IReadOnlyList<LinearBias> biases)
    {
        (In, Out, Paths, Biases) = (operand, result, paths, biases);
        WeightCount = paths.Aggregate(0, (sum, p) => checked(sum + p.WeightCount));
        BiasCount = biases.Sum(b => b.Count);
        OutputMask = new bool[result.Dim];
        foreach (int block in paths.Where(p => p.WeightCount > 0).Select(p => p.Out).Concat(biases.Select(b => b.Out)))
        {
            for (int i = 0; i < result[block].Dim; i++)
                OutputMask[result.Offset(block) + i] = true;
        }
    }

    /// <summary>The operand.</summary>
    public Irreps In { get; }

    /// <summary>The result.</summary>
    public Irreps Out { get; }

    /// <summary>
    /// The matrices, in the order of their weights: blocks of the operand in the outer loop, of the result in the inner
    /// loop.
    /// </summary>
    public IReadOnlyList<LinearPath> Paths { get; }

    /// <summary>The biases, in the order of the flat bias vector; on <c>0e</c> only.</summary>
    public IReadOnlyList<LinearBias> Biases { get; }

    /// <summary>The number of weights.</summary>
    public int WeightCount { get; }

    /// <summary>The number of biases.</summary>
    public int BiasCount { get; }

    /// <summary>For each component of the result, whether a matrix or a bias reaches it.</summary>
    public bool[] OutputMask { get; }

    /// <summary>Makes a linear map.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="result">The result.</param>
    /// <param name="normalization">How matrices into one block share its variance.</param>
    /// <param name="hasBiases">Whether every block of <c>0e</c> of the result has a bias.</param>
    /// <param name="pairs">The pairs of blocks to join, in the order of their weights; every pair of equal irrep if
    /// null.</param>
    /// <param name="channels">The number of further channels that are summed over (e3nn's <c>f_in</c>).</param>
    /// <exception cref="ArgumentException">A pair has different irreps or does not exist.</exception>
    public static LinearSpec Create(
        Irreps operand,
        Irreps result,
        PathNormalization normalization = PathNormalization.Element,
        bool hasBiases = false,
        IReadOnlyList<(int In, int Out)>? pairs = null,
        int channels = 1
    )
    {
        pairs ??= EqualPairs(operand, result);
        foreach ((int a, int b) in pairs)
        {
            if (a < 0 || a >= operand.Count || b < 0 || b >= result.Count || operand[a].Irrep != result[b].Irrep)
            {
                throw new ArgumentException(
                    $"Blocks {a} of '{operand}' and {b} of '{result}' are not a pair of equal irreps.",
                    nameof(pairs)
                );
            }
        }

        Dictionary<int, (int Paths, int Copies)> outputs = pairs
            .GroupBy(p => p.Out)
            .ToDictionary(
                g => g.Key,
                g => (Numbers(g.Key) * g.Count(), Numbers(g.Key) * g.Sum(p => operand[p.In].Mul))
            );
        var paths = new List<LinearPath>();
        int weights = 0;
        foreach ((int a, int b) in pairs)
        {
            int sum = normalization switch
            {
                PathNormalization.Element => outputs[b].Copies,
                PathNormalization.Path => checked(operand[a].Mul * outputs[b].Paths),
                _ => 1,
            };
            int fanIn = Math.Max(checked(sum * channels), 1);
            for (int n = 0; n < Numbers(b); n++)
            {
                paths.Add(new LinearPath(a, b, operand[a], result[b], fanIn, weights) { IsTurned = n == 1 });
                weights = checked(weights + paths[paths.Count - 1].WeightCount);
            }
        }

        int Numbers(int block) => result[block].Irrep.Group.Commutant(result[block].Irrep);

        var biases = new List<LinearBias>();
        int biasCount = 0;
        foreach (int b in Enumerable.Range(0, result.Count).Where(b => hasBiases && result[b].Irrep.IsScalar))
        {
            biases.Add(new LinearBias(b, result[b].Mul, biasCount));
            biasCount = checked(biasCount + result[b].Mul);
        }

        return new LinearSpec(operand, result, paths, biases);
    }

    /// <summary>Writes operand, result and size, as e3nn does.</summary>
    public override string ToString() => $"{In} → {Out} | {WeightCount} weights";

    private static (int In, int Out)[] EqualPairs(Irreps operand, Irreps result) =>
        (
            from a in Enumerable.Range(0, operand.Count)
            from b in Enumerable.Range(0, result.Count)
            where operand[a].Irrep == result[b].Irrep
            select (a, b)
        ).ToArray();
}
