namespace GeoDL.Typed.Algebra;

/// <summary>
/// The kernels of one pair of fields over pixels that the group exchanges, one for each orbit, between irreps and in
/// the basis of a <see cref="WindowTransform"/>.
/// </summary>
internal sealed class TransformedKernel
{
    private readonly double[][,] _values;
    private readonly double[] _norms;

    private TransformedKernel(IReadOnlyList<(int Place, int Term, int Component)> rows, double[][,] values)
    {
        (Rows, _values) = (rows, values);
        _norms = [.. rows.Select(static _ => 1.0)];
    }

    /// <summary>Functions and components.</summary>
    public IReadOnlyList<(int Place, int Term, int Component)> Rows { get; }

    public static TransformedKernel Of(
        GroupConvolutionSpec spec,
        GroupConvolutionPath path,
        int[] places,
        int[] orbits,
        WindowTransform transform
    )
    {
        (int n, int m) = (path.In.CopyDim, path.Out.CopyDim);
        (double[,] ofIn, double[,] ofOut) = (Fourier(path.In, spec.In.Group), Fourier(path.Out, spec.In.Group));
        int term = GroupMixing.TermOf(spec.In, path.In);
        var rows = new List<(int, int, int)>();
        var values = new List<double[,]>();
        foreach (int place in places)
        {
            for (int i = 0; i < n; i++)
            {
                var row = new double[m, orbits.Length];
                for (int a = 0; a < n; a++)
                {
                    for (int b = 0; b < m; b++)
                    {
                        int orbit = Array.BinarySearch(orbits, path.Orbits.Of(place, a, b));
                        for (int j = 0; j < m; j++)
                            row[j, orbit] += ofIn[a, i] * ofOut[b, j];
                    }
                }

                rows.Add((place, term, i));
                values.Add(row);
            }
        }

        var kernel = new TransformedKernel(rows, [.. values]);
        kernel.Apply(transform, places, n, VectorsOf(path.In));
        return kernel;
    }

    /// <summary>Whether some kernel leads from a row to a component of the result.</summary>
    public bool Reaches(int row, int component, double zero) => Of(row, component).Any(v => Math.Abs(v) > zero);

    /// <summary>The entries of a row and a component of the result, one for each orbit.</summary>
    public IEnumerable<double> Of(int row, int component) =>
        Enumerable.Range(0, _values[row].GetLength(1)).Select(o => _values[row][component, o] / _norms[row]);

    private static double[,] Fourier(SignatureTerm term, SymmetryGroup group) =>
        new GroupFourier(GroupConvolutionSpec.FieldOf(term, group), group).Matrix();

    /// <summary>The first components of the irreps of two.</summary>
    private static List<int> VectorsOf(SignatureTerm term)
    {
        var vectors = new List<int>();
        int at = 0;
        foreach (Irrep irrep in term.Irreps)
        {
            if (irrep.Dim == 2)
                vectors.Add(at);
            at += irrep.Dim;
        }

        return vectors;
    }

    /// <summary>
    /// What is done to the window, done to the kernel: for y = T x with orthogonal rows of T the kernel K x is (K Tᵀ /
    /// norms) y.
    /// </summary>
    private void Apply(WindowTransform transform, int[] places, int dim, List<int> vectors)
    {
        foreach (int[] cycle in transform.Cycles.Where(c => places.Contains(c[0])))
        {
            for (int a = 0; a < dim; a++)
            {
                if (cycle.Length == 2)
                    Exchange(At(cycle[0], a), At(cycle[1], a));
                if (cycle.Length != GridSymmetry.Fold)
                    continue;
                Exchange(At(cycle[0], a), At(cycle[2], a));
                Exchange(At(cycle[1], a), At(cycle[3], a));
                Exchange(At(cycle[0], a), At(cycle[1], a));
            }
        }

        foreach ((int first, int second) in transform.Exchanges.Where(e => places.Contains(e.First)))
        {
            for (int a = 0; a < dim; a++)
                Exchange(At(first, a), At(second, a));
        }

        foreach ((int cosine, int sine) in transform.Pairs.Where(p => places.Contains(p.Cosine)))
        {
            foreach (int u in vectors)
            {
                Exchange(At(cosine, u), At(sine, u + 1));
                Exchange(At(cosine, u + 1), At(sine, u));
            }
        }

        int At(int place, int component) => (Array.IndexOf(places, place) * dim) + component;
    }

    private void Exchange(int first, int second)
    {
        double[,] a = _values[first],
            b = _values[second];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                (a[i, j], b[i, j]) = (a[i, j] + b[i, j], a[i, j] - b[i, j]);
        }

        double norm = _norms[first] + _norms[second];
        (_norms[first], _norms[second]) = (norm, norm);
    }
}
