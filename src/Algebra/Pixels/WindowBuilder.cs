namespace GeoDL.Typed.Algebra;

/// <summary>Fills a sampled window, order by order.</summary>
internal sealed class WindowBuilder
{
    /// <summary>The share of a function below which it counts as a sum of others.</summary>
    private const double LeastRest = 1e-6;

    private readonly WindowOptions _options;
    private readonly bool _isExact;
    private readonly int _fold;
    private readonly SquareOctant _samples;
    private readonly GaussianTable? _lowPass;
    private readonly WaveResponses _responses;
    private readonly List<SampledHarmonic> _harmonics = [];
    private readonly List<DroppedHarmonic> _dropped = [];
    private readonly List<double[][]> _answers = [];

    public WindowBuilder(WindowOptions options, SymmetryGroup group)
    {
        _options = options;
        _fold = group.Fold;
        _isExact = GridSymmetry.IsExact(group);
        _samples = new SquareOctant(options.Size / 2);
        _lowPass = options.HasLowPass ? new GaussianTable(options.Stride) : null;
        SquareOctant window = _lowPass is null
            ? _samples
            : new SquareOctant((_samples.HalfSize * options.Dilation) + _lowPass.HalfSize);
        Size = (2 * window.HalfSize) + 1;
        Dilation = _lowPass is null ? options.Dilation : 1;
        double radius = window.HalfSize * Dilation * Math.Sqrt(2);
        _responses = new WaveResponses(window, Dilation, BandNode.Of(radius, options.Stride), HighestOrder);
    }

    public int Size { get; }

    public int Dilation { get; }

    public IReadOnlyList<SampledHarmonic> Harmonics => _harmonics;

    public IReadOnlyList<DroppedHarmonic> Dropped => _dropped;

    private int HighestOrder => _options.MaxOrder >= 0 ? _options.MaxOrder : _options.Size - 1;

    public void AddAll()
    {
        for (int order = 0; order <= HighestOrder; order++)
        {
            if (!Add(order) && _options.MaxOrder < 0)
                return;
        }
    }

    /// <summary>The largest residual over the functions that meet in one path.</summary>
    public double JointResidual()
    {
        if (_isExact)
            return 0;
        double largest = 0;
        int classes = _fold == 0 ? HighestOrder : _fold / 2;
        for (int residue = 0; residue <= classes; residue++)
        {
            double[][][] members = [.. Members(residue)];
            (double[,] leak, double[,] power) = _responses.Pencil(members, residue, _fold);
            largest = Math.Max(largest, ResidualDirections.Largest(leak, power));
        }

        return largest;
    }

    /// <summary>Whether an order of either sign is that of a class.</summary>
    private bool IsIn(int order, int residue) => _fold == 0 ? order == residue : (order - residue) % _fold == 0;

    private IEnumerable<double[][]> Members(int residue)
    {
        for (int i = 0; i < _harmonics.Count; i++)
        {
            int order = _harmonics[i].Order;
            if (IsIn(order, residue))
                yield return _answers[i];
            if (order > 0 && IsIn(-order, residue))
                yield return WaveResponses.Conjugate(_answers[i], order);
        }
    }

    /// <summary>Adds the functions of one order; false if none is good enough.</summary>
    private bool Add(int order)
    {
        List<OctantTable> space = Independent(order);
        if (space.Count == 0)
            return false;
        IReadOnlyList<(OctantTable Table, double Residual)> directions = _isExact
            ? [.. space.Select(static table => (table, 0.0))]
            : ByResidual(space, order);
        int index = 0;
        foreach ((OctantTable table, double residual) in directions)
        {
            if (residual > _options.Bound && _options.MaxOrder < 0)
            {
                _dropped.Add(new DroppedHarmonic(order, residual, DropReason.Residual));
                continue;
            }

            double norm = Math.Sqrt(table.Inner(table) / (order == 0 ? 1 : 2));
            OctantTable rounded = table.Times(1 / norm, rounds: true);
            double[][] answer = _responses.Of(rounded);
            double power = _responses.Pencil([answer], order, _fold).Power[0, 0];
            double gain = Math.Sqrt(power / BandNode.Area / rounded.Inner(rounded));
            _answers.Add(answer);
            _harmonics.Add(new SampledHarmonic(rounded, index++, residual, gain, Dilation, _fold));
        }

        return index > 0;
    }

    private IReadOnlyList<(OctantTable Table, double Residual)> ByResidual(List<OctantTable> space, int order)
    {
        (double[,] leak, double[,] power) = _responses.Pencil([.. space.Select(_responses.Of)], order, _fold);
        var solved = ResidualDirections.Of(leak, power);
        for (int i = 0; i < solved.SilentCount; i++)
            _dropped.Add(new DroppedHarmonic(order, double.NaN, DropReason.Silent));
        return
        [
            .. solved.Directions.Select(direction =>
                (WithSign(OctantTable.Sum(space, a => direction.Coefficients[a]), space), direction.Residual)
            ),
        ];
    }

    /// <summary>The table or its negative: the one that is more like the first radial function.</summary>
    private static OctantTable WithSign(OctantTable table, List<OctantTable> space)
    {
        double product = space
            .Select(first => table.Inner(first))
            .First(product => Math.Abs(product) > 1e-6 * Math.Sqrt(table.Inner(table)));
        return product < 0 ? table.Times(-1) : table;
    }

    /// <summary>
    /// An orthonormal basis of the profile's functions of an order, without those that functions of lower orders with
    /// the same irrep already are on these samples.
    /// </summary>
    private List<OctantTable> Independent(int order)
    {
        var space = new List<OctantTable>();
        List<OctantTable> known = Known(order);
        foreach (Func<double, double> radial in RadialFunctions.Of(_options, order))
        {
            var table = OctantTable.Sample(_samples, order, radial);
            if (_lowPass is not null)
                table = table.Smoothed(_options.Dilation, _lowPass);
            // Without the functions of this order, then without all that are of the same irrep.
            if (Rest(table, space) is not { } own || Rest(own, known) is not { } rest)
            {
                _dropped.Add(new DroppedHarmonic(order, double.NaN, DropReason.Dependent));
                continue;
            }

            space.Add(own);
            known.Add(rest);
            if (MayEqual(order, -order) && Rest(rest.Conjugate(), known) is { } conjugate)
                known.Add(conjugate);
        }

        return space;
    }

    /// <summary>An orthonormal basis of the functions of lower orders that functions of this order may be.</summary>
    private List<OctantTable> Known(int order)
    {
        var known = new List<OctantTable>();
        foreach (OctantTable table in _harmonics.Select(static harmonic => harmonic.Table))
        {
            if (MayEqual(order, table.Order) && Rest(table, known) is { } rest)
                known.Add(rest);
            if (MayEqual(order, -table.Order) && Rest(table.Conjugate(), known) is { } conjugate)
                known.Add(conjugate);
        }

        return known;
    }

    /// <summary>
    /// Whether functions of two orders are of one irrep, and not orthogonal by the symmetry of the square.
    /// </summary>
    private bool MayEqual(int first, int second) =>
        first == second || (_fold > 0 && (first - second) % _fold == 0 && (first - second) % GridSymmetry.Fold == 0);

    /// <summary>What of a table is orthogonal to others, with norm 1; null if it is one of their sums.</summary>
    private static OctantTable? Rest(OctantTable table, List<OctantTable> basis)
    {
        double norm = Math.Sqrt(table.Inner(table));
        if (norm == 0)
            return null;
        OctantTable rest = table.Times(1 / norm);
        // Twice, since the first time loses digits where little is left.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (OctantTable other in basis)
            {
                double product = rest.Inner(other);
                rest = OctantTable.Sum([rest, other], i => i == 0 ? 1 : -product);
            }
        }

        double left = Math.Sqrt(rest.Inner(rest));
        return left < LeastRest ? null : rest.Times(1 / left);
    }
}
