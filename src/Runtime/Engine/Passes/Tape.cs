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
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            ref readonly TapeEntry entry = ref entries[i];
            if (entry.Result.HasGradient)
                entry.Operation.Backward(in entry, pass);
        }
    }

    internal void Clear() => _entries.Clear();
}
