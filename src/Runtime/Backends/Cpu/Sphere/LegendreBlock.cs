using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One block of rings in the recursion of one order: p_l and p_(l−1) in scaled form, so that nothing underflows, and
/// sums over degrees.
/// </summary>
/// <remarks>
/// A lane's true value is p·2^(512·level), level ≤ 0. Far from the equator functions of high order start at 10⁻¹⁰⁰⁰ and
/// less, and grow; a lane at a negative level is below 2⁻⁹⁰ and counts as zero. Levels are looked at every
/// <see cref="Chunk"/> degrees: in as many, p grows by less than 2²²⁰ for degrees up to
/// <see cref="SphereSampling.LargestDegree"/>.
/// </remarks>
internal struct LegendreBlock
{
    /// <summary>Lanes.</summary>
    internal const int Lanes = RingLanes.Block;

    /// <summary>Degrees between two looks at the levels.</summary>
    internal const int Chunk = 32;

    private const int Level = 512;
    private const int Largest = 256;

    private static readonly double Rise = Math.ScaleB(1, Largest);
    private static readonly double Step = Math.ScaleB(1, -Level);

    internal Numbers32 X;
    internal Numbers32 Current;
    internal Numbers32 Before;
    internal Numbers128 Sums;
    private Levels32 _levels;

    /// <summary>Whether no lane has a ring.</summary>
    internal bool IsEmpty { get; private set; }

    /// <summary>Whether all lanes that have rings are at level 0.</summary>
    internal bool IsLive { get; private set; }

    /// <summary>The first degree of an order.</summary>
    internal void Start<V>(RingLanes rings, int first, DegreeRecursion recursion, int order, int spin)
        where V : struct, ILanes<V, double>
    {
        Span<double> exponents = stackalloc double[Lanes];
        Span<double> current = Current;
        rings.Start<V>(first, order + spin, Math.Abs(order - spin), current, exponents);
        rings.Cosines.AsSpan(first, Lanes).CopyTo(X);
        Span<double> before = Before;
        before.Clear();
        Span<int> levels = _levels;
        (double mantissa, int exponent) = recursion.Start(order);
        int lowest = 0;
        double sum = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            // A lane without a ring is zero, and stays so at any level.
            sum += current[lane];
            int total = current[lane] == 0 ? 0 : (int)exponents[lane] + exponent,
                level = Math.Min((total + Largest) >> 9, 0),
                rest = total - (level << 9);
            current[lane] *= mantissa * BitConverter.Int64BitsToDouble((long)(rest + 1023) << 52);
            levels[lane] = level;
            lowest = Math.Min(lowest, level);
        }

        IsEmpty = sum == 0;
        IsLive = lowest == 0;
    }

    /// <summary>Lanes at a negative level rise where they have grown; their sums then begin.</summary>
    /// <returns>Whether some lane has come to level 0.</returns>
    internal bool Look(int sums)
    {
        Span<double> current = Current,
            before = Before,
            all = Sums;
        Span<int> levels = _levels;
        bool hasRisen = false,
            isLive = true;
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (levels[lane] == 0)
                continue;
            if (Math.Max(Math.Abs(current[lane]), Math.Abs(before[lane])) >= Rise)
            {
                current[lane] *= Step;
                before[lane] *= Step;
                levels[lane]++;
                if (levels[lane] == 0)
                {
                    hasRisen = true;
                    for (int sum = 0; sum < sums; sum++)
                        all[(sum * Lanes) + lane] = 0;
                }
            }
            isLive &= levels[lane] == 0;
        }

        IsLive = isLive;
        return hasRisen;
    }

    /// <summary>Sums of lanes that never came to level 0 are zero.</summary>
    internal void End()
    {
        if (!IsLive)
            Mask(Sums);
    }

    /// <summary>Makes sums of the four numbers of each lane, those at negative levels of zero.</summary>
    internal void Mask(ReadOnlySpan<double> numbers)
    {
        Span<double> sums = Sums;
        ReadOnlySpan<int> levels = _levels;
        for (int i = 0; i < sums.Length; i++)
            sums[i] = levels[i % Lanes] == 0 ? numbers[i] : 0;
    }

    [InlineArray(Lanes)]
    internal struct Numbers32
    {
        private double _first;
    }

    [InlineArray(4 * Lanes)]
    internal struct Numbers128
    {
        private double _first;
    }

    [InlineArray(Lanes)]
    private struct Levels32
    {
        private int _first;
    }
}
