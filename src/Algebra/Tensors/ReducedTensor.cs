namespace GeoDL.Typed.Algebra;

/// <summary>
/// A tensor with index symmetries as irreps: <c>ij=ji</c> over vectors is <c>0e + 2e</c>. It converts in both
/// directions, by an orthonormal change of basis.
/// </summary>
/// <remarks>
/// The counterpart of e3nn's <c>ReducedTensorProducts</c> and <c>io.CartesianTensor</c>. A vector index counts x, y, z,
/// which is the order of l = 1.
/// Among copies of one irrep the basis is arbitrary; the space that they span is not. The basis and the order of the
/// copies are those of e3nn.
/// </remarks>
public sealed class ReducedTensor
{
    /// <summary>Products with more components than this are refused: the change of basis is dense.</summary>
    public const int MaxComponents = 4096;

    /// <summary>
    /// A symmetrised row with a smaller norm consists of rounding errors: true norms are roots of much larger
    /// fractions.
    /// </summary>
    private const double Epsilon = 1e-9;

    private readonly double[][] _rows;

    private ReducedTensor(TensorFormula formula, IReadOnlyList<Irreps> factors, Irreps irreps, double[][] rows) =>
        (Formula, Factors, Irreps, _rows) = (formula, factors, irreps, rows);

    /// <summary>The index symmetries.</summary>
    public TensorFormula Formula { get; }

    /// <summary>How each index transforms.</summary>
    public IReadOnlyList<Irreps> Factors { get; }

    /// <summary>
    /// The irreps of the tensor: sorted and simplified; for a single index, collected in the order in which its irreps
    /// appear.
    /// </summary>
    public Irreps Irreps { get; }

    /// <summary>The number of components of the tensor, row-major over its indices.</summary>
    public int TensorSize => Factors.Aggregate(1, (size, f) => size * f.Dim);

    /// <summary>The change of basis, [Irreps.Dim, TensorSize], with orthonormal rows.</summary>
    public double[,] ChangeOfBasis
    {
        get
        {
            var q = new double[_rows.Length, TensorSize];
            for (int i = 0; i < _rows.Length; i++)
            {
                for (int a = 0; a < _rows[i].Length; a++)
                    q[i, a] = _rows[i][a];
            }

            return q;
        }
    }

    /// <summary>A tensor whose indices all count x, y, z.</summary>
    public static ReducedTensor Cartesian(TensorFormula formula) =>
        Create(formula, formula.Indices.ToDictionary(c => c, _ => new Irreps(new MulIrrep(1, Irrep.Natural(1)))));

    /// <summary>
    /// A tensor whose indices count the components of given irreps; indices that the symmetries exchange share theirs.
    /// </summary>
    /// <exception cref="ArgumentException">An index has no irreps, or two that are exchanged have different ones, or
    /// the tensor is too large.</exception>
    public static ReducedTensor Create(TensorFormula formula, IReadOnlyDictionary<char, Irreps> irreps)
    {
        Irreps[] factors = Factor(formula, irreps);
        if (factors.Aggregate(1.0, (size, f) => size * f.Dim) > MaxComponents)
        {
            throw new ArgumentException(
                $"The tensor '{formula}' over {string.Join(" ⊗ ", factors.Select(f => f.ToString()))} "
                    + $"has more than {MaxComponents} components."
            );
        }

        int[][] images = formula.Symmetries.Select(s => Image(s, factors)).ToArray();
        var blocks = new List<MulIrrep>();
        var rows = new List<double[]>();
        foreach (IGrouping<Irrep, CoupledBasis> group in CoupledBasis.Of(factors).GroupBy(b => b.Irrep))
        {
            foreach (double[] mixture in SymmetricMixtures(group.ToArray(), formula, images))
            {
                blocks.Add(new MulIrrep(1, group.Key));
                rows.AddRange(
                    Enumerable.Range(0, group.Key.Dim).Select(m => Mix(mixture, group.Select(b => b.Rows[m])))
                );
            }
        }

        return new ReducedTensor(formula, factors, new Irreps(blocks).Simplify(), rows.ToArray());
    }

    /// <summary>The irreps of a tensor; the part that violates the symmetry is projected out.</summary>
    /// <param name="tensor">Its components, row-major.</param>
    public double[] ToIrreps(double[] tensor)
    {
        Check(tensor, TensorSize, "components of a tensor");
        return _rows.Select(row => Dot(row, tensor)).ToArray();
    }

    /// <summary>
    /// The tensor of some irreps, row-major. The inverse of <see cref="ToIrreps"/> on tensors with the symmetry.
    /// </summary>
    public double[] ToTensor(double[] features)
    {
        Check(features, _rows.Length, "components of " + Irreps);
        return _rows.Length == 0 ? new double[TensorSize] : Mix(features, _rows);
    }

    private static void Check(double[] values, int length, string what)
    {
        if (values.Length != length)
            throw new ArgumentException($"{length} {what} are needed, not {values.Length}.");
    }

    private static Irreps[] Factor(TensorFormula formula, IReadOnlyDictionary<char, Irreps> irreps)
    {
        char foreign = irreps.Keys.FirstOrDefault(c => formula.Indices.IndexOf(c) < 0);
        if (foreign != default)
            throw new ArgumentException($"The index {foreign} does not occur in '{formula}'.", nameof(irreps));

        return formula
            .Indices.Select(
                (index, place) =>
                {
                    // The group is closed, so one step reaches every position that is exchanged with this one.
                    char[] orbit = formula
                        .Symmetries.Select(s => formula.Indices[s.Permutation[place]])
                        .Distinct()
                        .Where(irreps.ContainsKey)
                        .ToArray();
                    Irreps own =
                        orbit.Length > 0
                            ? irreps[orbit[0]]
                            : throw new ArgumentException(
                                $"The index {index} of '{formula}' has no irreps.",
                                nameof(irreps)
                            );
                    char other = orbit.FirstOrDefault(c => irreps[c] != own);
                    return other == default
                        ? own
                        : throw new ArgumentException(
                            $"'{formula}' exchanges the indices {orbit[0]} and {other}, whose irreps "
                                + $"'{own}' and '{irreps[other]}' differ.",
                            nameof(irreps)
                        );
                }
            )
            .ToArray();
    }

    /// <summary>The component to which a symmetry maps each component.</summary>
    private static int[] Image(TensorSymmetry symmetry, Irreps[] factors)
    {
        int size = factors.Aggregate(1, (product, f) => product * f.Dim);
        var image = new int[size];
        var x = new int[factors.Length];
        for (int a = 0; a < size; a++)
        {
            for (int place = factors.Length - 1, rest = a; place >= 0; place--)
            {
                x[place] = rest % factors[place].Dim;
                rest /= factors[place].Dim;
            }

            for (int place = 0; place < factors.Length; place++)
                image[a] = (image[a] * factors[place].Dim) + x[symmetry.Permutation[place]];
        }

        return image;
    }

    /// <summary>
    /// Orthonormal mixtures of equal irreps that have the symmetry. The average over the group commutes with rotation,
    /// so by Schur's lemma it mixes copies but not components: one component is enough.
    /// </summary>
    private static List<double[]> SymmetricMixtures(CoupledBasis[] copies, TensorFormula formula, int[][] images)
    {
        var found = new List<double[]>();
        foreach (CoupledBasis copy in copies)
        {
            double[] symmetrised = Average(copy.Rows[0], formula.Symmetries, images);
            double[] mixture = copies.Select(c => Dot(c.Rows[0], symmetrised)).ToArray();
            // Gram-Schmidt, twice for accuracy.
            foreach (double[] earlier in found.Concat(found))
            {
                double overlap = Dot(earlier, mixture);
                mixture = mixture.Zip(earlier, (m, e) => m - (overlap * e)).ToArray();
            }

            double norm = Math.Sqrt(Dot(mixture, mixture));
            if (norm > Epsilon)
            {
                // The sign is e3nn's: the first coefficient that is not zero is positive.
                double sign = Math.Sign(mixture.First(m => Math.Abs(m) > Epsilon * norm));
                found.Add(mixture.Select(m => Math.Abs(m) > Epsilon * norm ? sign * m / norm : 0).ToArray());
            }
        }

        return found;
    }

    private static double[] Average(double[] row, IReadOnlyList<TensorSymmetry> symmetries, int[][] images)
    {
        var average = new double[row.Length];
        for (int s = 0; s < images.Length; s++)
        {
            for (int a = 0; a < row.Length; a++)
                average[a] += symmetries[s].Sign * row[images[s][a]] / images.Length;
        }

        return average;
    }

    private static double[] Mix(double[] weights, IEnumerable<double[]> rows)
    {
        double[]? sum = null;
        foreach ((double weight, double[] row) in weights.Zip(rows, (w, r) => (w, r)))
        {
            sum ??= new double[row.Length];
            for (int a = 0; a < row.Length; a++)
                sum[a] += weight * row[a];
        }

        return sum!;
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];

        return sum;
    }
}
