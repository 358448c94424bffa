namespace GeoDL.Typed.Algebra;

/// <content>Which functions can be told apart on a window.</content>
internal sealed partial class WindowBuilder
{
    /// <summary>The share of a function below which it counts as a sum of others.</summary>
    private const double LeastRest = 1e-6;

    /// <summary>
    /// An orthonormal basis of the profile's functions of an order, without those that functions of lower orders with
    /// the same irrep already are on these samples.
    /// </summary>
    private List<OctantTable> Independent(int order)
    {
        var space = new List<OctantTable>();
        List<OctantTable> known = Known(order);
        foreach (OctantTable sampled in Sampled(order))
        {
            OctantTable table = _lowPass is null ? sampled : sampled.Smoothed(_options.Dilation, _lowPass);
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

    /// <summary>The profile's functions of an order.</summary>
    private IEnumerable<OctantTable> Sampled(int order) =>
        _options.Profile == KernelProfile.PixelOrbits
            ? Enumerable
                .Range(0, _samples.Points.Count)
                .Where(point => order == 0 || point > 0)
                .Select(point => OctantTable.Orbit(_samples, order, point))
            : RadialFunctions.Of(_options, order).Select(radial => OctantTable.Sample(_samples, order, radial));

    /// <summary>
    /// Whether cosine and sine are functions that are not there yet. Where each of them is an irrep of its own, one may
    /// be without the other. That needs an even order: a quarter turn takes cosines of odd orders to sines.
    /// </summary>
    private (bool HasCosine, bool HasSine) Halves(OctantTable table)
    {
        int order = table.Order;
        if (order == 0 || order % 2 == 1 || _group.Harmonic(order).Count < 2)
            return (true, order > 0);
        return (IsNew(isSine: false), IsNew(isSine: true));

        bool IsNew(bool isSine)
        {
            var known = new List<OctantTable>();
            foreach (SampledHarmonic harmonic in _harmonics)
            {
                bool isThere = isSine ? harmonic.HasSine : harmonic.HasCosine;
                bool mayEqual = MayEqual(order, harmonic.Order) || MayEqual(order, -harmonic.Order);
                if (isThere && mayEqual && Rest(harmonic.Table.Half(isSine), known) is { } rest)
                    known.Add(rest);
            }

            OctantTable half = table.Half(isSine);
            return half.Inner(half) > LeastRest * LeastRest * table.Inner(table) && Rest(half, known) is not null;
        }
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
