namespace GeoDL.Typed.Algebra;

/// <summary>
/// The general convolution over pixels between fields that a group permutes: every kernel with k(gx) = P(g) k(x) P(g)⁻¹
/// (Cohen and Welling 2016, 1602.07576).
/// </summary>
/// <remarks>
/// Weights are flat, path after path: terms of the operand in the outer loop, of the result in the inner loop. Each is
/// multiplied by <see cref="Coefficient"/>, so that standard normal weights give unit variance for white inputs of unit
/// variance. Biases are one number for each copy of a field of the result, the same for all its values.
/// </remarks>
public sealed class GroupConvolutionSpec
{
    private GroupMixing? _mixing;

    private GroupConvolutionSpec(int size, Signature operand, Signature result, GroupConvolutionPath[] paths)
    {
        (Size, In, Out, Paths) = (size, operand, result, paths);
        FanIn = checked(size * size * operand.Dim);
        WeightCount = paths.Aggregate(0, static (sum, p) => checked(sum + p.WeightCount));
        BiasCount = result.Terms.Sum(static t => t.Mul);
    }

    /// <summary>Pixels along a side of the window.</summary>
    public int Size { get; }

    /// <summary>The operand.</summary>
    public Signature In { get; }

    /// <summary>The result.</summary>
    public Signature Out { get; }

    /// <summary>A path for each pair of terms that have copies, in the order of their weights.</summary>
    public IReadOnlyList<GroupConvolutionPath> Paths { get; }

    /// <summary>The number of values that a value of the result is a sum of.</summary>
    public int FanIn { get; }

    /// <summary>The factor of all weights, 1/√(<see cref="FanIn"/>).</summary>
    public double Coefficient => 1 / Math.Sqrt(FanIn);

    /// <summary>How it is done with the fewest operations.</summary>
    public GroupMixing Mixing => _mixing ??= GroupMixing.Cheapest(this);

    /// <summary>The number of weights.</summary>
    public int WeightCount { get; }

    /// <summary>The number of biases.</summary>
    public int BiasCount { get; }

    /// <summary>Makes the specification.</summary>
    /// <param name="operand">Fields and trivial irreps.</param>
    /// <param name="result">Fields and trivial irreps.</param>
    /// <param name="size">Pixels along a side of the window, odd.</param>
    /// <exception cref="ArgumentException">A term is no field, or the grid does not keep the group.</exception>
    public static GroupConvolutionSpec Create(Signature operand, Signature result, int size)
    {
        if (operand.Group != result.Group)
        {
            throw new ArgumentException(
                $"{operand} is of {operand.Group}, {result} of {result.Group}.",
                nameof(result)
            );
        }
        var orbits = new Dictionary<(GroupField From, GroupField To), PixelOrbits>();
        var paths = new List<GroupConvolutionPath>();
        int offset = 0;
        foreach (SignatureTerm a in operand.Terms.Where(static t => t.Mul > 0))
        {
            foreach (SignatureTerm b in result.Terms.Where(static t => t.Mul > 0))
            {
                (GroupField From, GroupField To) fields = (FieldOf(a, operand.Group), FieldOf(b, result.Group));
                if (!orbits.TryGetValue(fields, out PixelOrbits? found))
                {
                    found = PixelOrbits.Create(size, fields.From, fields.To, operand.Group);
                    orbits.Add(fields, found);
                }
                paths.Add(new GroupConvolutionPath(a, b, found, offset));
                offset = checked(offset + paths[paths.Count - 1].WeightCount);
            }
        }

        return new GroupConvolutionSpec(size, operand, result, [.. paths]);
    }

    /// <summary>Whether the group permutes the values of a term: a field, or trivial irreps.</summary>
    public static bool IsField(SignatureTerm term) => term.Field is not null || term.Irreps[0].IsScalar;

    /// <summary>The field of a term; a trivial irrep is the field of one value.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static GroupField FieldOf(SignatureTerm term, SymmetryGroup group) =>
        IsField(term)
            ? term.Field ?? new GroupField(group.Fold, group.HasParity)
            : throw new ArgumentException($"{term.Text} is no field.", nameof(term));

    /// <summary>Writes operand, result and size.</summary>
    public override string ToString() => $"{In} → {Out} | {WeightCount} weights";
}
