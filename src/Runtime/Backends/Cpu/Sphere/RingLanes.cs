using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The rings of a sampling as lanes of vectors: northern rings with the equator, and for spin the southern ones behind
/// them in the same order. Each half is padded to whole blocks.
/// </summary>
/// <remarks>
/// Rings follow one another from the pole on, those of the belt that are shifted behind those that are not, so that
/// most groups of eight neighbours have equal Fourier transforms.
/// </remarks>
internal sealed class RingLanes
{
    /// <summary>Lanes of a block: four vectors of 512 bits.</summary>
    internal const int Block = 32;

    /// <summary>Powers sin^(2^i), cos^(2^i) that are kept.</summary>
    private const int Powers = 15;

    private readonly double[] _mantissas;
    private readonly double[] _exponents;

    /// <summary>The largest order that counts in each block.</summary>
    private readonly int[] _orders;

    internal RingLanes(SphereRing[] rings, int maxDegree, int spin)
    {
        bool hasSouth = spin > 0;
        int north = (rings.Length + 1) / 2;
        Half = (north + Block - 1) / Block * Block;
        Count = hasSouth ? 2 * Half : Half;
        North = [.. rings[..north].OrderBy(static r => r.Count).ThenBy(static r => r.IsShifted)];
        Dictionary<int, SphereRing> byFirst = rings.ToDictionary(static r => r.First);
        int pixels = rings[^1].First + rings[^1].Count;
        South = Array.ConvertAll(North, r => byFirst[pixels - r.First - r.Count]);
        Cosines = new double[Count];
        _mantissas = new double[2 * Powers * Count];
        _exponents = new double[2 * Powers * Count];
        for (int lane = 0; lane < North.Length; lane++)
        {
            Add(lane, North[lane]);
            if (hasSouth)
                Add(Half + lane, South[lane]);
        }

        _orders = new int[Count / Block];
        for (int lane = 0; lane < Half; lane++)
        {
            SphereRing? ring = lane < North.Length ? North[lane] : null;
            for (int at = lane / Block; at < _orders.Length && ring is not null; at += Half / Block)
                _orders[at] = Math.Max(_orders[at], LargestOrder(ring.Value, maxDegree, spin));
        }
    }

    /// <summary>The northern rings and the equator.</summary>
    internal SphereRing[] North { get; }

    /// <summary>Their mirror images; that of the equator is itself.</summary>
    internal SphereRing[] South { get; }

    /// <summary>Lanes of one half.</summary>
    internal int Half { get; }

    /// <summary>Lanes in all.</summary>
    internal int Count { get; }

    /// <summary>cos θ of each lane.</summary>
    internal double[] Cosines { get; }

    /// <summary>
    /// mantissa·2^exponent = sin^a(θ/2)·cos^b(θ/2) of the lanes of a block; a mantissa is zero where there is no ring.
    /// </summary>
    internal void Start<V>(int first, int sine, int cosine, Span<double> mantissas, Span<double> exponents)
        where V : struct, ILanes<V, double>
    {
        ref double from = ref MemoryMarshal.GetArrayDataReference(_mantissas),
            fromExponents = ref MemoryMarshal.GetArrayDataReference(_exponents);
        ref double to = ref MemoryMarshal.GetReference(mantissas),
            toExponents = ref MemoryMarshal.GetReference(exponents);
        for (int lane = 0; lane < Block; lane += V.Width)
        {
            V mantissa = V.One,
                exponent = V.Zero;
            for (int bit = 0; (sine | cosine) >> bit != 0; bit++)
            {
                nint at = ((nint)bit * Count) + first + lane;
                if ((sine >> bit & 1) != 0)
                {
                    mantissa *= V.Load(in from, at);
                    exponent += V.Load(in fromExponents, at);
                }
                at += (nint)Powers * Count;
                if ((cosine >> bit & 1) != 0)
                {
                    mantissa *= V.Load(in from, at);
                    exponent += V.Load(in fromExponents, at);
                }
            }
            V.Store(mantissa, ref to, lane);
            V.Store(exponent, ref toExponents, lane);
        }

        int present = Math.Clamp(North.Length - (first % Half), 0, Block);
        mantissas[present..Block].Clear();
    }

    /// <summary>Whether an order is so large that up to the largest degree its functions are zero here.</summary>
    internal bool AreNegligible(int first, int order) => order > _orders[first / Block];

    /// <summary>
    /// Functions of degree l begin to oscillate where m² + s² − 2ms|cos θ| = (l sin θ)², and fall off beyond it faster
    /// than exponentially. With a margin of 100 orders, or a hundredth, they are below rounding (as in libsharp).
    /// </summary>
    private static int LargestOrder(SphereRing ring, int maxDegree, int spin)
    {
        double reach = (2 * maxDegree * ring.HalfSine * ring.HalfCosine) + Math.Max(100, 0.01 * maxDegree),
            along = spin * Math.Abs(ring.Cosine);
        return (int)Math.Min(along + Math.Sqrt((along * along) - (spin * (double)spin) + (reach * reach)), maxDegree);
    }

    private void Add(int lane, SphereRing ring)
    {
        Cosines[lane] = ring.Cosine;
        Fill(lane, ring.HalfSine);
        Fill((Powers * Count) + lane, ring.HalfCosine);
    }

    private void Fill(int at, double value)
    {
        double exponent = 0;
        for (int power = 0; power < Powers; power++, at += Count)
        {
            int shift = value == 0 ? 0 : Math.ILogB(value);
            value = Math.ScaleB(value, -shift);
            exponent += shift;
            (_mantissas[at], _exponents[at]) = (value, exponent);
            value *= value;
            exponent *= 2;
        }
    }
}
