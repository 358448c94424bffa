using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The tables of a volume's kernel in one precision, parity by parity.</summary>
internal sealed class VolumeTables<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private VolumeTables(ReadOnlySpan<int> halves) => (X, Y, Z) = (halves[0], halves[1], halves[2]);

    /// <summary>Voxels from the centre to the border of the window along x.</summary>
    internal int X { get; }

    /// <summary>The same along y.</summary>
    internal int Y { get; }

    /// <summary>The same along z.</summary>
    internal int Z { get; }

    /// <summary>The parities that have functions.</summary>
    internal VolumeParity<S>[] Parities { get; private init; } = [];

    internal int FunctionCount { get; private init; }

    /// <summary>Rows of numbers that the folded window has, over all parities that have functions.</summary>
    internal int PlaceCount { get; private init; }

    internal int WeightCount { get; private init; }

    internal int BiasCount { get; private init; }

    internal static VolumeTables<S> Of<TKernel>()
        where TKernel : struct, IVolumeKernel
    {
        ReadOnlySpan<int> halves = TKernel.Halves;
        var parities = new List<VolumeParity<S>>();
        (int function, int place, int value) = (0, 0, 0);
        for (int i = 0; i < TKernel.Functions.Length; i++)
        {
            int count = TKernel.Functions[i];
            if (count == 0)
                continue;
            (bool x, bool y, bool z) = ((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
            int places = Places(halves[0], x) * Places(halves[1], y) * Places(halves[2], z);
            var forward = new S[count * places];
            var backward = new S[count * places];
            for (int f = 0; f < count; f++)
            {
                for (int p = 0; p < places; p++)
                {
                    var number = S.CreateTruncating(TKernel.Values[value++]);
                    // Of x = 0 the voxels ±x are one, which counts twice.
                    bool isTwice = !x && p % Places(halves[0], x) == 0;
                    forward[(f * places) + p] = isTwice ? number / S.CreateTruncating(2) : number;
                    backward[(p * count) + f] = number;
                }
            }

            int across = Places(halves[0], x),
                first = place;
            int[] byDistance = [.. Enumerable.Range(0, places).OrderBy(p => p % across).Select(p => first + p)];
            parities.Add(new VolumeParity<S>(x, y, z, function, count, place, places, forward, backward, byDistance));
            (function, place) = (function + count, place + places);
        }

        (int weights, int biases) = (0, 0);
        for (int i = 0; i < TKernel.Matrices.Length; i += VolumeMixing<TKernel, S>.Numbers)
            weights += TKernel.Matrices[i + 1] * TKernel.Matrices[i + 4];
        for (int i = 0; i < TKernel.Biases.Length; i += VolumeMixing<TKernel, S>.BiasNumbers)
            biases += TKernel.Biases[i + 1];
        return new VolumeTables<S>(halves)
        {
            Parities = [.. parities],
            FunctionCount = function,
            PlaceCount = place,
            WeightCount = weights,
            BiasCount = biases,
        };
    }

    private static int Places(int half, bool isOdd) => isOdd ? half : half + 1;
}

/// <summary>The functions of one parity.</summary>
/// <param name="X">Whether they are odd in x.</param>
/// <param name="Y">Whether they are odd in y.</param>
/// <param name="Z">Whether they are odd in z.</param>
/// <param name="Function">The first of them.</param>
/// <param name="FunctionCount">How many there are.</param>
/// <param name="Place">The first row of numbers of the folded window.</param>
/// <param name="PlaceCount">How many there are.</param>
/// <param name="Forward">[function, place], halved where x = 0.</param>
/// <param name="Backward">[place, function].</param>
/// <param name="ByDistance">The places by |x|.</param>
internal sealed record VolumeParity<S>(
    bool X,
    bool Y,
    bool Z,
    int Function,
    int FunctionCount,
    int Place,
    int PlaceCount,
    S[] Forward,
    S[] Backward,
    int[] ByDistance
);
