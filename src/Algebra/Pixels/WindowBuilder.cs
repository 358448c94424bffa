namespace GeoDL.Typed.Algebra;

/// <summary>Fills a sampled window, order by order.</summary>
internal sealed partial class WindowBuilder
{
    /// <summary>The highest order of eight pixels that the square's symmetries exchange.</summary>
    private const int HighestOrbitOrder = 4;

    private readonly WindowOptions _options;
    private readonly SymmetryGroup _group;
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
        (_options, _group) = (options, group);
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

    private int HighestOrder =>
        _options.MaxOrder >= 0 ? _options.MaxOrder
        : _options.Profile == KernelProfile.PixelOrbits ? Math.Min(_options.Size - 1, HighestOrbitOrder)
        : _options.Size - 1;

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
        int classes = _fold == 0 ? HighestOrder : _fold / 2;
        return Enumerable.Range(0, classes + 1).Max(JointResidual);
    }

    /// <summary>The largest residual over the functions whose order is equal to one, mod N.</summary>
    private double JointResidual(int residue)
    {
        if (_isExact)
            return 0;
        (double[,] leak, double[,] power) = _responses.Pencil([.. Members(residue)], residue, _fold);
        return ResidualDirections.Largest(leak, power);
    }

    /// <summary>Whether an order of either sign is that of a class.</summary>
    private bool IsIn(int order, int residue) => _fold == 0 ? order == residue : (order - residue) % _fold == 0;

    private IEnumerable<double[][]> Members(int residue)
    {
        for (int i = 0; i < _answers.Count; i++)
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
            if (residual > _options.Bound)
            {
                _dropped.Add(new DroppedHarmonic(order, residual, DropReason.Residual));
                continue;
            }
            if (!Add(table, index, residual))
                continue;
            index++;
            SampledHarmonic added = _harmonics[_harmonics.Count - 1];
            if (order > 0 && added.HasCosine != added.HasSine)
                _dropped.Add(new DroppedHarmonic(order, double.NaN, DropReason.Half));
        }

        return index > 0;
    }

    /// <summary>Adds a function unless a sum of it and others of its irrep exceeds the bound.</summary>
    private bool Add(OctantTable table, int index, double residual)
    {
        int order = table.Order;
        (bool hasCosine, bool hasSine) = Halves(table);
        if (!hasCosine && !hasSine)
        {
            _dropped.Add(new DroppedHarmonic(order, double.NaN, DropReason.Dependent));
            return false;
        }
        OctantTable kept = hasCosine && hasSine ? table : table.Half(hasSine);
        double norm = Math.Sqrt(kept.Inner(kept) / (hasCosine && hasSine ? 2 : 1));
        OctantTable rounded = table.Times(1 / norm, rounds: true);
        double[][] answer = _responses.Of(rounded);
        double power = _responses.Pencil([answer], order, _fold).Power[0, 0];
        double gain = Math.Sqrt(power / BandNode.Area / rounded.Inner(rounded));
        _answers.Add(answer);
        _harmonics.Add(new SampledHarmonic(rounded, index, residual, gain, Dilation, _fold, hasCosine, hasSine));
        // Functions of one order are orthogonal in both powers, so that only other orders can add to their residual.
        if (_fold == 0 || double.IsPositiveInfinity(_options.Bound))
            return true;
        double joint = JointResidual(order);
        if (joint <= _options.Bound)
            return true;
        _answers.RemoveAt(_answers.Count - 1);
        _harmonics.RemoveAt(_harmonics.Count - 1);
        _dropped.Add(new DroppedHarmonic(order, joint, DropReason.Interference));
        return false;
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
}
