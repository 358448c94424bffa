using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The sums of ±x for two |x|, in vectors of 16 numbers that are shifted in registers.</summary>
/// <remarks>
/// A load of such a vector that is not at a multiple of its size lies across two lines of the cache, which are read one
/// after the other.
/// </remarks>
internal static class VolumeNeighbours
{
    private const int Width = 16;

    /// <summary>Whether the sums of a function are of this kind, and the hardware shifts such vectors.</summary>
    internal static bool AreOf<S>(VolumeFunction function) =>
        typeof(S) == typeof(float)
        && Avx512F.IsSupported
        && function.Rows.Length == 2
        && function.Right[1] - function.Rows[1] < Width;

    /// <summary>h(u) = c(u + centre) + Σ s(u + right) ± s(u + left), s the sums of each |x|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Gather(nint end, VolumeFunction function, ref float sums, ref float h)
    {
        (nint near, nint far) = (function.Rows[0], function.Rows[1]);
        (Vector512<int> right, Vector512<int> left) = (Shift(function.Right[0] - near), Shift(function.Left[0] - near));
        (Vector512<int> farRight, Vector512<int> farLeft) = (
            Shift(function.Right[1] - far),
            Shift(function.Left[1] - far)
        );
        ref float nearSums = ref Unsafe.Add(ref sums, near);
        ref float farSums = ref Unsafe.Add(ref sums, far);
        ref float centreSums = ref Unsafe.Add(ref sums, nint.Max(function.CentreRow, 0));
        Vector512<int> centre = Shift(function.Centre - function.CentreRow);
        bool hasCentre = !function.IsOdd;
        var sign = Vector512.Create(hasCentre ? 1f : -1f);
        Vector512<float> nearHere = Load(in nearSums, 0),
            farHere = Load(in farSums, 0),
            centreHere = Load(in centreSums, 0);
        for (nint u = 0; u < end; u += Width)
        {
            Vector512<float> nearNext = Load(in nearSums, u + Width),
                farNext = Load(in farSums, u + Width);
            Vector512<float> sum =
                Vector512.MultiplyAddEstimate(sign, Pick(nearHere, left, nearNext), Pick(nearHere, right, nearNext))
                + Vector512.MultiplyAddEstimate(
                    sign,
                    Pick(farHere, farLeft, farNext),
                    Pick(farHere, farRight, farNext)
                );
            if (hasCentre)
            {
                Vector512<float> centreNext = Load(in centreSums, u + Width);
                sum += Pick(centreHere, centre, centreNext);
                centreHere = centreNext;
            }
            sum.StoreUnsafe(ref Unsafe.Add(ref h, u));
            (nearHere, farHere) = (nearNext, farNext);
        }
    }

    /// <summary>The reverse: c(u) = h(u − centre), s(u) = h(u − right) ± h(u − left).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Scatter(nint end, VolumeFunction function, ref float h, ref float sums)
    {
        (nint near, nint far) = (function.Rows[0], function.Rows[1]);
        (Vector512<int> right, Vector512<int> left) = (
            Shift(Width + near - function.Right[0]),
            Shift(Width + near - function.Left[0])
        );
        (Vector512<int> farRight, Vector512<int> farLeft) = (
            Shift(Width + far - function.Right[1]),
            Shift(Width + far - function.Left[1])
        );
        ref float nearSums = ref Unsafe.Add(ref sums, near);
        ref float farSums = ref Unsafe.Add(ref sums, far);
        ref float centreSums = ref Unsafe.Add(ref sums, nint.Max(function.CentreRow, 0));
        Vector512<int> centre = Shift(Width + function.CentreRow - function.Centre);
        bool hasCentre = !function.IsOdd;
        var sign = Vector512.Create(hasCentre ? 1f : -1f);
        Vector512<float> before = Load(in h, -Width);
        for (nint u = 0; u < end; u += Width)
        {
            Vector512<float> here = Load(in h, u);
            Vector512
                .MultiplyAddEstimate(sign, Pick(before, left, here), Pick(before, right, here))
                .StoreUnsafe(ref Unsafe.Add(ref nearSums, u));
            Vector512
                .MultiplyAddEstimate(sign, Pick(before, farLeft, here), Pick(before, farRight, here))
                .StoreUnsafe(ref Unsafe.Add(ref farSums, u));
            if (hasCentre)
                Pick(before, centre, here).StoreUnsafe(ref Unsafe.Add(ref centreSums, u));
            before = here;
        }
    }

    /// <summary>The places of numbers from one on, in two vectors that follow one another.</summary>
    private static Vector512<int> Shift(nint by) => Vector512<int>.Indices + Vector512.Create((int)by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pick(Vector512<float> low, Vector512<int> places, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(low, places, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(ref readonly float from, nint place) =>
        Vector512.LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in from), place));
}
