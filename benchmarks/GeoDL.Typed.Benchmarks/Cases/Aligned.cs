using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Numbers that start at a cache line and stay where they are, as those of the runtime do.</summary>
internal sealed class Aligned<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int CacheLine = 64;

    private readonly S[] _numbers;
    private readonly int _first;

    /// <summary>So many zeros.</summary>
    public unsafe Aligned(int length)
    {
        Length = length;
        _numbers = GC.AllocateArray<S>(length + (CacheLine / sizeof(S)), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_numbers));
        _first = (int)((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(S);
    }

    public int Length { get; }

    public Span<S> Span => _numbers.AsSpan(_first, Length);

    /// <summary>A number, or the place behind the last one.</summary>
    public ref S this[int index] => ref _numbers[_first + index];

    public void Clear() => Span.Clear();
}
