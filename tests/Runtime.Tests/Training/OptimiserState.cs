using System.Runtime.InteropServices;

namespace GeoDL.Typed.Runtime.Tests.Training;

/// <summary>What an optimiser remembers, as numbers.</summary>
internal static class OptimiserState
{
    /// <summary>All state arrays, one after the other.</summary>
    internal static double[] Of(Optimiser optimiser) =>
        [
            .. from state in Enumerable.Range(0, optimiser.StateNames.Count)
            from parameter in optimiser.Parameters.All.Where(static p => !p.IsBuffer)
            from value in optimiser.Parameters.Precision == Precision.Single
                ? Array.ConvertAll(
                    MemoryMarshal.Cast<byte, float>(optimiser.StateOf(state, parameter)).ToArray(),
                    static v => (double)v
                )
                : MemoryMarshal.Cast<byte, double>(optimiser.StateOf(state, parameter)).ToArray()
            select value,
        ];
}
