namespace GeoDL.Typed.CompilerServices;

/// <summary>From Fourier coefficients of rings to coefficients; a part is an order.</summary>
internal sealed class LegendreAnalysis(RingTransform transform, RingScratch memory) : IParts
{
    /// <summary>The coefficients of the call.</summary>
    internal double[] Coefficients { get; set; } = [];

    private RingTransform Transform => transform;

    private bool HasSpin => transform.Spin > 0;

    /// <summary>Products of a degree: real and imaginary parts of one or two.</summary>
    private int Products => HasSpin ? 4 : 2;

    public void Run(int part, int parts, int worker)
    {
        int size = transform.MaxDegree + 2,
            each = DegreeRecursion.Numbers + 2 + (Products * LegendreProducts.Spread);
        double[] scratch = memory.OfWorker(worker, each * size);
        Span<double> recursion = scratch.AsSpan(0, DegreeRecursion.Numbers * size),
            degrees = scratch.AsSpan(DegreeRecursion.Numbers * size, 2 * size),
            products = scratch.AsSpan((DegreeRecursion.Numbers + 2) * size);
        transform.Recursion.Write(part, recursion);
        int count = transform.Recursion.Count(part);
        for (int i = 0; i < count; i++)
            recursion.Slice(DegreeRecursion.Numbers * i, 2).CopyTo(degrees[(2 * i)..]);
        products[..(Products * LegendreProducts.Spread * count)].Clear();
        var work = new Blocks(this, part, degrees, products);
        LaneLoop.RunWidest<Blocks, double>(ref work);
        int first = transform.Recursion.First(part);
        Span<double> sums = stackalloc double[4];
        for (int degree = first; degree <= transform.MaxDegree; degree++)
        {
            int i = degree - first;
            for (int k = 0; k < Products; k++)
            {
                double sum = 0;
                ReadOnlySpan<double> spread = products.Slice(
                    ((i * Products) + k) * LegendreProducts.Spread,
                    LegendreProducts.Spread
                );
                foreach (double product in spread)
                    sum += product;
                sums[k] = sum * recursion[(DegreeRecursion.Numbers * i) + 2];
            }
            if (HasSpin)
                StoreSpin(part, degree, sums);
            else
                Store(Coefficients, part, degree, sums[0], sums[1]);
        }
    }

    private void StoreSpin(int order, int degree, ReadOnlySpan<double> sums)
    {
        double parity = ((degree + order) & 1) == 0 ? 1 : -1,
            spin = (transform.Spin & 1) == 0 ? parity : -parity;
        double plusRe = sums[0],
            plusIm = sums[1],
            minusRe = spin * sums[2],
            minusIm = spin * sums[3];
        Span<double> all = Coefficients;
        Store(all, order, degree, -(plusRe + minusRe) / 2, -(plusIm + minusIm) / 2);
        Store(all[transform.FieldLength..], order, degree, -(plusIm - minusIm) / 2, (plusRe - minusRe) / 2);
    }

    private void Store(Span<double> field, int order, int degree, double re, double im)
    {
        int middle = transform.Middle(degree);
        if (order == 0)
        {
            field[middle] = re;
            return;
        }
        field[middle + order] = Math.Sqrt(2) * re;
        field[middle - order] = -Math.Sqrt(2) * im;
    }

    /// <summary>What the recursion is multiplied by, for each ring.</summary>
    private void Load(int order, int first, Span<double> numbers)
    {
        const int lanes = LegendreBlock.Lanes;
        int all = transform.Rings.Count;
        ReadOnlySpan<double> phase = memory.Phases.AsSpan(4 * order * all, 4 * all);
        int other = HasSpin ? (first + transform.Rings.Half) % all : first;
        ReadOnlySpan<double> plusRe = phase.Slice(first, lanes),
            plusIm = phase.Slice(all + first, lanes),
            minusRe = phase.Slice((2 * all) + other, lanes),
            minusIm = phase.Slice((3 * all) + other, lanes);
        for (int lane = 0; lane < lanes; lane++)
        {
            if (HasSpin)
            {
                numbers[lane] = plusRe[lane];
                numbers[lanes + lane] = plusIm[lane];
                numbers[(2 * lanes) + lane] = minusRe[lane];
                numbers[(3 * lanes) + lane] = -minusIm[lane];
                continue;
            }
            // The complex ring is north + i·south, both real.
            double northRe = (plusRe[lane] + minusRe[lane]) / 2,
                northIm = (plusIm[lane] - minusIm[lane]) / 2,
                southRe = (plusIm[lane] + minusIm[lane]) / 2,
                southIm = (minusRe[lane] - plusRe[lane]) / 2;
            numbers[lane] = northRe + southRe;
            numbers[lanes + lane] = northIm + southIm;
            numbers[(2 * lanes) + lane] = northRe - southRe;
            numbers[(3 * lanes) + lane] = northIm - southIm;
        }
    }

    private readonly ref struct Blocks(LegendreAnalysis work, int order, Span<double> degrees, Span<double> products)
        : ILaneUse<double>
    {
        private readonly Span<double> _degrees = degrees;
        private readonly Span<double> _products = products;

        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            RingTransform transform = work.Transform;
            int count = transform.Recursion.Count(order),
                spread = work.Products * LegendreProducts.Spread;
            var block = default(LegendreBlock);
            Span<double> numbers = stackalloc double[4 * LegendreBlock.Lanes];
            for (int first = 0; first < transform.Rings.Count; first += LegendreBlock.Lanes)
            {
                if (transform.Rings.AreNegligible(first, order))
                    continue;
                block.Start<V>(transform.Rings, first, transform.Recursion, order, transform.Spin);
                if (block.IsEmpty)
                    continue;
                work.Load(order, first, numbers);
                block.Mask(numbers);
                for (int at = 0; at < count; )
                {
                    int degrees = block.IsLive ? count - at : Math.Min(LegendreBlock.Chunk, count - at);
                    for (int lane = 0; lane < LegendreBlock.Lanes; lane += 4 * V.Width)
                    {
                        ref double start = ref _degrees[2 * at];
                        ref double target = ref _products[spread * at];
                        if (work.HasSpin)
                            LegendreProducts.Spin<V>(ref block, lane, ref start, ref target, degrees);
                        else
                            LegendreProducts.Plain<V>(ref block, lane, ref start, ref target, degrees);
                    }
                    at += degrees;
                    if (!block.IsLive)
                    {
                        if (block.Look(sums: 0))
                            block.Mask(numbers);
                    }
                }
            }
        }
    }
}
