using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Asks the second witness about the accepted programs of a batch: all are emitted at once in each configuration.
/// </summary>
internal static class WitnessStand
{
    /// <summary>What nobody answers for, by program.</summary>
    public static ILookup<string, Finding> Examine(CompiledBatch batch, EmittedCode release)
    {
        Verdict[] accepted = [.. batch.Verdicts.Where(static v => v.IsAccepted)];
        var names = accepted.Select(static v => v.Program.Name).ToHashSet();
        EmittedCode debug =
            CompilerHost.Emit(batch, accepted, OptimizationLevel.Debug, out string? failure)
            ?? throw new InvalidOperationException(failure);
        var witness = new IlWitness(batch.Compilation, batch.Judged);
        return new[] { debug, release }
            .SelectMany(e => witness.Examine(e, t => Owner(batch, t.FilePath) is { } owner && names.Contains(owner)))
            .ToLookup(f => Owner(batch, f.Path) ?? string.Empty);
    }

    private static string? Owner(CompiledBatch batch, string path) =>
        CompilerHost.OwnerOf(path) ?? (batch.Verdicts.Count == 1 ? batch.Verdicts[0].Program.Name : null);
}
