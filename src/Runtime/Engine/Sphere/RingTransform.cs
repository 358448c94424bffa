namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Between coefficients of real harmonics of one spin and maps on rings, and the transposes of both; the bookkeeping of
/// one sampling, degree and spin.
/// </summary>
/// <remarks>
/// <para>
/// Coefficients: degree after degree from the spin on, components −l … l, for the orthonormal harmonics of the library;
/// with spin those of E, then those of B. Maps: pixel after pixel; with spin Q, then U. In these bases synthesis S is
/// an isometry, so analysis is Sᵀ W with the weights W of the pixels, and its transpose W S.
/// </para>
/// <para>
/// Orders are computed one by one, and groups of rings one by one; each writes numbers of its own, so results are the
/// same bit by bit for any number of threads.
/// </para>
/// </remarks>
internal sealed class RingTransform
{
    private readonly Stack<RingScratch> _free = [];

    internal RingTransform(SphereSampling sampling, int maxDegree, int spin)
    {
        (MaxDegree, Spin) = (maxDegree, spin);
        Pixels = sampling.Count;
        Rings = new RingLanes(sampling.Rings, maxDegree, spin);
        Recursion = new DegreeRecursion(maxDegree, spin);
        Fourier = new RingFourier(Rings);
    }

    internal int MaxDegree { get; }

    internal int Spin { get; }

    internal int Pixels { get; }

    /// <summary>Numbers of a map.</summary>
    internal int MapLength => Spin == 0 ? Pixels : checked(2 * Pixels);

    /// <summary>Coefficients of one of E and B, or of a map without spin.</summary>
    internal int FieldLength => ((MaxDegree + 1) * (MaxDegree + 1)) - (Spin * Spin);

    /// <summary>All coefficients.</summary>
    internal int CoefficientCount => Spin == 0 ? FieldLength : 2 * FieldLength;

    internal RingLanes Rings { get; }

    internal DegreeRecursion Recursion { get; }

    internal RingFourier Fourier { get; }

    /// <summary>Where component m = 0 of a degree is.</summary>
    internal int Middle(int degree) => (degree * (degree + 1)) - (Spin * Spin);

    /// <summary>Map = S coefficients, or W S coefficients, the transpose of analysis.</summary>
    internal void Synthesize(double[] coefficients, double[] map, bool isWeighted)
    {
        int threads = Parallelism.Threads;
        RingScratch scratch = Rent(threads);
        WorkerTeam.Run(scratch.Spread(coefficients), MaxDegree + 1, threads);
        WorkerTeam.Run(scratch.Fill(map, isWeighted), Fourier.Groups, threads);
        GiveBack(scratch);
    }

    /// <summary>Coefficients = Sᵀ W map, analysis without iterations, or Sᵀ map, the transpose of synthesis.</summary>
    internal void Project(double[] map, double[] coefficients, bool isWeighted)
    {
        int threads = Parallelism.Threads;
        RingScratch scratch = Rent(threads);
        WorkerTeam.Run(scratch.Read(map, isWeighted), Fourier.Groups, threads);
        WorkerTeam.Run(scratch.Collect(coefficients), MaxDegree + 1, threads);
        GiveBack(scratch);
    }

    /// <summary>Analysis: a ← a + Sᵀ W (map − S a), starting with zero, once and <paramref name="iterations"/> times
    /// more.</summary>
    internal void Analyze(double[] map, double[] coefficients, int iterations)
    {
        Project(map, coefficients, isWeighted: true);
        if (iterations == 0)
            return;
        RingScratch scratch = Rent(0);
        (double[] rest, double[] correction) = (scratch.Map, scratch.Row);
        for (int i = 0; i < iterations; i++)
        {
            Synthesize(coefficients, rest, isWeighted: false);
            for (int p = 0; p < rest.Length; p++)
                rest[p] = map[p] - rest[p];
            Project(rest, correction, isWeighted: true);
            for (int c = 0; c < correction.Length; c++)
                coefficients[c] += correction[c];
        }

        GiveBack(scratch);
    }

    /// <summary>The transpose of <see cref="Analyze"/>: h ← g + h − Sᵀ W S h, then W S h.</summary>
    internal void AnalyzeTransposed(double[] coefficients, double[] map, int iterations)
    {
        if (iterations == 0)
        {
            Synthesize(coefficients, map, isWeighted: true);
            return;
        }
        RingScratch scratch = Rent(0);
        (double[] h, double[] correction) = (scratch.Row, scratch.OtherRow);
        coefficients.CopyTo(h, 0);
        for (int i = 0; i < iterations; i++)
        {
            Synthesize(h, map, isWeighted: true);
            Project(map, correction, isWeighted: false);
            for (int c = 0; c < h.Length; c++)
                h[c] += coefficients[c] - correction[c];
        }

        Synthesize(h, map, isWeighted: true);
        GiveBack(scratch);
    }

    /// <summary>Memory of one call at a time, kept from call to call.</summary>
    private RingScratch Rent(int threads)
    {
        RingScratch? scratch;
        lock (_free)
            _free.TryPop(out scratch);
        scratch ??= new RingScratch(this);
        scratch.Prepare(threads);
        return scratch;
    }

    /// <summary>What a call that threw has is not given back.</summary>
    private void GiveBack(RingScratch scratch)
    {
        lock (_free)
            _free.Push(scratch);
    }
}
