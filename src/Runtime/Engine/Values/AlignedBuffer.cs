using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A growing array whose first number is aligned to a cache line: read-modify-write across lines costs a third more.
/// </summary>
internal struct AlignedBuffer<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int CacheLine = 64;

    private S[]? _array;
    private int _offset;
    private nint _given;

    internal readonly int Capacity => _array is null ? 0 : _array.Length - CacheLine / Unsafe.SizeOf<S>();

    /// <summary>Reserves space for <paramref name="count"/> numbers; contents are lost when it grows.</summary>
    internal void Reserve(int count)
    {
        if (_array is not null && count <= Capacity)
            return;
        if (GivenMemory.Source is { } source)
        {
            (_array, _given) = (null, source(checked(count * Unsafe.SizeOf<S>())));
            return;
        }
        int padding = CacheLine / Unsafe.SizeOf<S>();
        _array = GC.AllocateUninitializedArray<S>(checked(count + padding), pinned: true);
        unsafe
        {
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
            _offset = (int)((CacheLine - address % CacheLine) % CacheLine) / Unsafe.SizeOf<S>();
        }
    }

    internal readonly Span<S> Span(int count) => _array is null ? Given(count) : _array.AsSpan(_offset, count);

    private readonly unsafe Span<S> Given(int count) => _given == 0 ? [] : new Span<S>((void*)_given, count);
}
