namespace GeoDL.Typed.CompilerServices;

/// <summary>From coefficients to Fourier coefficients of rings; a part is an order.</summary>
internal sealed class LegendreSynthesis(RingTransform transform, RingScratch memory) : IParts
{
    /// <summary>The coefficients of the call.</summary>
    internal double[] Coefficients { get; set; } = [];

    private bool HasSpin => transform.Spin > 0;

    /// <summary>Numbers of a degree in the loops: A, B, and coefficients.</summary>
    private int Numbers => HasSpin ? 6 : 4;

    public void Run(int part, int parts, int worker)
    {
        int size = transform.MaxDegree + 2;
        double[] scratch = memory.OfWorker(worker, (DegreeRecursion.Numbers + Numbers) * size);
        Span<double> recursion = scratch.AsSpan(0, DegreeRecursion.Numbers * size),
            degrees = scratch.AsSpan(DegreeRecursion.Numbers * size);
        transform.Recursion.Write(part, recursion);
        if (HasSpin)
            FillSpin(part, recursion, degrees);
        else
            Fill(part, recursion, degrees);
        var work = new Blocks(this, part, degrees);
        LaneLoop.RunWidest<Blocks, double>(ref work);
    }

    private void Fill(int order, ReadOnlySpan<double> recursion, Span<double> degrees)
    {
        double half = order == 0 ? 1 : Math.Sqrt(0.5);
        for (int i = 0; i < transform.Recursion.Count(order); i++)
        {
            ReadOnlySpan<double> step = recursion.Slice(DegreeRecursion.Numbers * i, DegreeRecursion.Numbers);
            int degree = order + i,
                middle = transform.Middle(degree);
            Span<double> numbers = degrees.Slice(4 * i, 4);
            numbers.Clear();
            if (degree > transform.MaxDegree)
                continue;
            numbers[0] = step[0];
            numbers[2] = half * step[2] * Coefficients[middle + order];
            numbers[3] = order == 0 ? 0 : -half * step[2] * Coefficients[middle - order];
        }
    }

    private void FillSpin(int order, ReadOnlySpan<double> recursion, Span<double> degrees)
    {
        int first = transform.Recursion.First(order),
            field = transform.FieldLength;
        double half = order == 0 ? 1 : Math.Sqrt(0.5);
        for (int i = 0; i < transform.Recursion.Count(order); i++)
        {
            ReadOnlySpan<double> step = recursion.Slice(DegreeRecursion.Numbers * i, DegreeRecursion.Numbers);
            int degree = first + i,
                middle = transform.Middle(degree);
            Span<double> numbers = degrees.Slice(6 * i, 6);
            numbers.Clear();
            if (degree > transform.MaxDegree)
                continue;
            double scale = half * step[2],
                sign = ((transform.Spin + degree + order) & 1) == 0 ? scale : -scale;
            double eRe = Coefficients[middle + order],
                eIm = order == 0 ? 0 : -Coefficients[middle - order],
                bRe = Coefficients[field + middle + order],
                bIm = order == 0 ? 0 : -Coefficients[field + middle - order];
            (numbers[0], numbers[1]) = (step[0], step[1]);
            // −(E + iB) for Q + iU at θ, and −(−1)^s (E − iB) for Q − iU at π − θ, where d has the sign (−1)^(l+m).
            numbers[2] = -scale * (eRe - bIm);
            numbers[3] = -scale * (eIm + bRe);
            numbers[4] = -sign * (eRe + bIm);
            numbers[5] = -sign * (eIm - bRe);
        }
    }

    /// <summary>The sums of a block, as Fourier coefficients m and −m of complex rings.</summary>
    private void Store(int order, int first, ReadOnlySpan<double> sums)
    {
        const int lanes = LegendreBlock.Lanes;
        int all = transform.Rings.Count;
        Span<double> phase = memory.Phases.AsSpan(4 * order * all, 4 * all);
        int other = HasSpin ? (first + transform.Rings.Half) % all : first;
        Span<double> plusRe = phase.Slice(first, lanes),
            plusIm = phase.Slice(all + first, lanes),
            minusRe = phase.Slice((2 * all) + other, lanes),
            minusIm = phase.Slice((3 * all) + other, lanes);
        ReadOnlySpan<double> a = sums[..lanes],
            b = sums.Slice(lanes, lanes),
            c = sums.Slice(2 * lanes, lanes),
            d = sums.Slice(3 * lanes, lanes);
        for (int lane = 0; lane < lanes; lane++)
        {
            if (HasSpin)
            {
                (plusRe[lane], plusIm[lane]) = (a[lane], b[lane]);
                (minusRe[lane], minusIm[lane]) = (c[lane], -d[lane]);
                continue;
            }
            double northRe = a[lane] + c[lane],
                northIm = b[lane] + d[lane],
                southRe = a[lane] - c[lane],
                southIm = b[lane] - d[lane];
            (plusRe[lane], plusIm[lane]) = (northRe - southIm, northIm + southRe);
            (minusRe[lane], minusIm[lane]) = (northRe + southIm, southRe - northIm);
        }
    }

    private readonly ref struct Blocks(LegendreSynthesis work, int order, Span<double> degrees) : ILaneUse<double>
    {
        private readonly Span<double> _degrees = degrees;

        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            RingTransform transform = work.Transform;
            int count = transform.Recursion.Count(order),
                numbers = work.Numbers;
            var block = default(LegendreBlock);
            for (int first = 0; first < transform.Rings.Count; first += LegendreBlock.Lanes)
            {
                Span<double> sums = block.Sums;
                sums.Clear();
                if (transform.Rings.AreNegligible(first, order))
                {
                    work.Store(order, first, sums);
                    continue;
                }
                block.Start<V>(transform.Rings, first, transform.Recursion, order, transform.Spin);
                for (int at = 0; at < count && !block.IsEmpty; )
                {
                    int degrees = block.IsLive ? count - at : Math.Min(LegendreBlock.Chunk, count - at);
                    for (int lane = 0; lane < LegendreBlock.Lanes; lane += 4 * V.Width)
                    {
                        ref double start = ref _degrees[numbers * at];
                        if (work.HasSpin)
                            Spin<V>(ref block, lane, ref start, degrees);
                        else
                            Plain<V>(ref block, lane, ref start, degrees);
                    }
                    at += degrees;
                    if (!block.IsLive)
                        block.Look(sums: 4);
                }
                block.End();
                work.Store(order, first, sums);
            }
        }

        /// <summary>Four vectors at a time.</summary>
        private static void Spin<V>(ref LegendreBlock block, int lane, ref double start, int degrees)
            where V : struct, ILanes<V, double> =>
            LegendreSums.Spin<LanePair<LanePair<V, double>, double>>(ref block, lane, ref start, degrees);

        private static void Plain<V>(ref LegendreBlock block, int lane, ref double start, int degrees)
            where V : struct, ILanes<V, double> =>
            LegendreSums.Plain<LanePair<LanePair<V, double>, double>>(ref block, lane, ref start, degrees);
    }

    private RingTransform Transform => transform;
}
