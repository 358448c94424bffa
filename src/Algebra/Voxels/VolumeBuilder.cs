namespace GeoDL.Typed.Algebra;

/// <summary>Fills a sampled volume, degree by degree.</summary>
internal sealed class VolumeBuilder
{
    /// <summary>The share of a function below which it counts as a sum of others.</summary>
    private const double LeastRest = 1e-6;

    private readonly WindowOptions _options;
    private readonly VolumeOctant _samples;
    private readonly BallPowers _powers;
    private readonly List<SampledDegree> _harmonics = [];
    private readonly List<DroppedHarmonic> _dropped = [];

    /// <param name="options">What is sampled.</param>
    /// <param name="step">The spacing, of which the largest is 1.</param>
    public VolumeBuilder(WindowOptions options, VoxelSpacing step)
    {
        _options = options;
        _samples = VolumeOctant.Reaching(options.Size / 2, step);
        VolumeOctant window = options.HasLowPass ? VolumeTable.Grown(_samples, options.Stride) : _samples;
        Halves = window.Halves;
        _powers = new BallPowers(window);
    }

    public (int X, int Y, int Z) Halves { get; }

    public IReadOnlyList<SampledDegree> Harmonics => _harmonics;

    public IReadOnlyList<DroppedHarmonic> Dropped => _dropped;

    public void AddAll()
    {
        int highest = _options.MaxOrder >= 0 ? _options.MaxOrder : Math.Min(_options.Size - 1, Limits.LMax);
        for (int degree = 0; degree <= highest; degree++)
        {
            if (!Add(degree) && _options.MaxOrder < 0)
                return;
        }
    }

    /// <summary>Adds the functions of one degree; false if none is good enough.</summary>
    private bool Add(int degree)
    {
        List<VolumeTable> space = Independent(degree);
        if (space.Count == 0)
            return false;
        (double[,] leak, double[,] power) = _powers.Pencil(space);
        var solved = ResidualDirections.Of(leak, power);
        for (int i = 0; i < solved.SilentCount; i++)
            _dropped.Add(new DroppedHarmonic(degree, double.NaN, DropReason.Silent));
        int index = 0;
        foreach ((double[] coefficients, double residual) in solved.Directions)
        {
            if (residual > _options.Bound)
            {
                _dropped.Add(new DroppedHarmonic(degree, residual, DropReason.Residual));
                continue;
            }
            VolumeTable table = WithSign(VolumeTable.Sum(space, a => coefficients[a]), space);
            VolumeTable unit = table.Times(Math.Sqrt(((2 * degree) + 1) / table.Inner(table)), rounds: true);
            double all = _powers.Pencil([unit]).Power[0, 0];
            _harmonics.Add(
                new SampledDegree(unit, index++, residual, Math.Sqrt(all / BallPowers.Volume / unit.Inner(unit)))
            );
        }

        return index > 0;
    }

    /// <summary>An orthonormal basis of the profile's functions of a degree on these samples.</summary>
    private List<VolumeTable> Independent(int degree)
    {
        var space = new List<VolumeTable>();
        foreach (Func<double, double> radial in RadialFunctions.Of(_options, degree))
        {
            VolumeTable table = VolumeTable.Sample(_samples, degree, radial);
            if (_options.HasLowPass)
                table = table.Smoothed(_options.Stride);
            if (Rest(table, space) is { } rest)
                space.Add(rest);
            else
                _dropped.Add(new DroppedHarmonic(degree, double.NaN, DropReason.Dependent));
        }

        return space;
    }

    /// <summary>What of a table is orthogonal to others, with norm 1; null if it is one of their sums.</summary>
    private static VolumeTable? Rest(VolumeTable table, List<VolumeTable> basis)
    {
        double norm = Math.Sqrt(table.Inner(table));
        if (norm == 0)
            return null;
        VolumeTable rest = table.Times(1 / norm);
        // Twice, since the first time loses digits where little is left.
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (VolumeTable other in basis)
            {
                double product = rest.Inner(other);
                rest = VolumeTable.Sum([rest, other], i => i == 0 ? 1 : -product);
            }
        }

        double left = Math.Sqrt(rest.Inner(rest));
        return left < LeastRest ? null : rest.Times(1 / left);
    }

    /// <summary>The table or its negative: the one that is more like the first radial function.</summary>
    private static VolumeTable WithSign(VolumeTable table, List<VolumeTable> space)
    {
        double product = space
            .Select(first => table.Inner(first))
            .First(product => Math.Abs(product) > 1e-6 * Math.Sqrt(table.Inner(table)));
        return product < 0 ? table.Times(-1) : table;
    }
}
