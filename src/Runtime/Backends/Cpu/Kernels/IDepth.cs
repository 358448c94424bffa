using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Where in a row of the first operand of a product the numbers are that are summed over.</summary>
internal interface IDepth
{
    /// <summary>The place of a number.</summary>
    nint At(nint index);
}

/// <summary>All, one after another.</summary>
internal readonly struct EachDepth : IDepth
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint index) => index;
}

/// <summary>Those of a list.</summary>
internal readonly ref struct PickedDepth(ReadOnlySpan<int> places) : IDepth
{
    private readonly ref int _first = ref MemoryMarshal.GetReference(places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint index) => Unsafe.Add(ref _first, index);
}
