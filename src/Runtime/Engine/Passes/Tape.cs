using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The operations of a recorded pass, in order.</summary>
internal sealed class Tape
{
    private readonly List<TapeEntry> _entries = [];

    /// <summary>The operations so far.</summary>
    internal ReadOnlySpan<TapeEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    internal void Add(in TapeEntry entry)
    {
        entry.Result.NeedsGradient = true;
        _entries.Add(entry);
    }

    /// <summary>Runs the operations backwards; those whose result has no gradient are skipped.</summary>
    internal void Backward(Pass pass)
    {
        ReadOnlySpan<TapeEntry> entries = Entries;
        SecondOrder second = pass.State.Second;
        SkipForForces(second.Before == 0 ? entries : entries[..second.Before]);
        for (int i = entries.Length - 1; i >= second.Before; i--)
        {
            ref readonly TapeEntry entry = ref entries[i];
            if (entry.Result.HasGradient && entry.Result.NeedsGradient)
                entry.Operation.Backward(in entry, pass);
        }

        second.SweepTangents(entries, pass);
        for (int i = second.Before - 1; i >= 0; i--)
        {
            if (entries[i].Result.NeedsGradient)
                SecondOrder.Backward(in entries[i], pass);
        }
    }

    /// <summary>
    /// Where inputs were entered for forces alone, no gradient has to reach what follows from them without parameters.
    /// </summary>
    private static void SkipForForces(ReadOnlySpan<TapeEntry> entries)
    {
        foreach (ref readonly TapeEntry entry in entries)
        {
            // Layers may have parameters.
            entry.Result.NeedsGradient = Needs(entry.A) | Needs(entry.B) | Needs(entry.C) || entry.Operation is Layer;
        }
    }

    private static bool Needs(Storage? operand)
    {
        if (operand is null)
            return false;
        if (operand.IsForForces)
            operand.NeedsGradient = false;
        return operand.NeedsGradient;
    }

    internal void Clear() => _entries.Clear();
}
