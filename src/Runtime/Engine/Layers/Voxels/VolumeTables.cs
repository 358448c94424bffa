using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The tables of a volume's kernel in one precision, and where what is made of a window lies.</summary>
/// <remarks>
/// Rows (±y, ±z) of a window are replaced by their sums and differences, which are even or odd in y and z. Each row is
/// divided into the phases of a stride. Of one parity functions are sums over such rows for each |x| by itself, which
/// neighbours in x share, and then over ±x. All are rows of <see cref="Strip"/> numbers.
/// </remarks>
internal sealed class VolumeTables<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Parities in y and z.</summary>
    private const int ParityCount = 4;

    private VolumeTables(ReadOnlySpan<int> halves, int strip, int stride)
    {
        (X, Y, Z) = (halves[0], halves[1], halves[2]);
        (Strip, Stride) = (strip, stride);
    }

    /// <summary>Voxels from the centre to the border of the window along x.</summary>
    internal int X { get; }

    /// <summary>The same along y.</summary>
    internal int Y { get; }

    /// <summary>The same along z.</summary>
    internal int Z { get; }

    /// <summary>Numbers from one row of numbers to the next.</summary>
    internal int Strip { get; }

    /// <summary>The step of the windows.</summary>
    internal int Stride { get; }

    /// <summary>Voxels of a phase that windows reach beyond their own.</summary>
    internal int Beyond => 2 * X / Stride;

    /// <summary>The functions by their parities in y and z.</summary>
    internal VolumeParity<S>[] Parities { get; private init; } = [];

    internal int FunctionCount { get; private init; }

    /// <summary>Rows of numbers of a folded window.</summary>
    internal int FoldedCount { get; private init; }

    /// <summary>Rows of numbers that the sums of one parity need at most.</summary>
    internal int PlaceCount { get; private init; }

    internal int WeightCount { get; private init; }

    internal int BiasCount { get; private init; }

    /// <summary>The tables of a kernel.</summary>
    internal static VolumeTables<S> Of<TKernel>(int stride)
        where TKernel : struct, IVolumeKernel
    {
        var parities = new VolumeParity<S>[ParityCount];
        ReadOnlySpan<double> values = TKernel.Values;
        (int function, int folded) = (0, 0);
        for (int parity = 0; parity < ParityCount; parity++)
        {
            var builder = new VolumeParityBuilder<S>(
                TKernel.Halves,
                (parity & 1) != 0,
                (parity & 2) != 0,
                stride,
                TKernel.StripLength
            );
            for (int odd = 0; odd < 2; odd++)
            {
                for (int f = 0; f < TKernel.Functions[(2 * parity) + odd]; f++)
                    values = values[builder.Add(function++, odd != 0, values)..];
            }
            parities[parity] = builder.Build(folded);
            folded += builder.FoldedCount;
        }

        (int weights, int biases) = (0, 0);
        for (int i = 0; i < TKernel.Matrices.Length; i += VolumeMixing<TKernel, S>.Numbers)
            weights += TKernel.Matrices[i + 1] * TKernel.Matrices[i + 4];
        for (int i = 0; i < TKernel.Biases.Length; i += VolumeMixing<TKernel, S>.BiasNumbers)
            biases += TKernel.Biases[i + 1];
        return new VolumeTables<S>(TKernel.Halves, TKernel.StripLength, stride)
        {
            Parities = parities,
            FunctionCount = function,
            FoldedCount = folded,
            PlaceCount = parities.Max(static p => p.Phases.Sum(static phase => phase.PlaceCount)),
            WeightCount = weights,
            BiasCount = biases,
        };
    }
}
