namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Buffers of span kernels that are too large for the stack: one per thread and number type, which grows as needed and
/// is kept.
/// </summary>
internal static class SpanScratch<S>
    where S : unmanaged
{
    /// <summary>Numbers that go on the stack: 16 KB of float.</summary>
    public const int StackLimit = 4096;

    [ThreadStatic]
    private static S[]? _buffer;

    /// <summary>A buffer of at least <paramref name="count"/> numbers; contents are arbitrary.</summary>
    public static Span<S> Rent(int count)
    {
        if (_buffer is null || _buffer.Length < count)
            _buffer = GC.AllocateUninitializedArray<S>(count);

        return _buffer;
    }
}
