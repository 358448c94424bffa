using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// <see cref="FreshRows"/> of a result so large that none of it is in a cache when it is read: whole cache lines are
/// written to memory past the caches, which need not read them first.
/// </summary>
internal readonly struct StreamedRows : IResultRows
{
    /// <summary>Results of at least this size bypass the caches: the typical capacity of a last-level cache.</summary>
    private const long LeastBytes = 1 << 24;

    /// <summary>
    /// Bytes of a cache line, and of the only vectors that are streamed: parts of lines would be written separately.
    /// </summary>
    private const int Line = 64;

    /// <inheritdoc/>
    public static bool AreSummed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Before<V, S>(V sum, ref readonly S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep<V, S>(V value, ref S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.StoreStreamed(value, ref z, index);

    /// <summary>Whether a result of this number of bytes should bypass the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsWorthwhile(nint bytes) => Vector512.IsHardwareAccelerated && bytes >= LeastBytes;

    /// <summary>
    /// Whether vectors of <typeparamref name="V"/> at copy <paramref name="start"/> of a pinned block are whole lines.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe bool AreLines<V, S>(S* first, nint start, in BlockView<S> z)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        V.Width * sizeof(S) % Line == 0
        && (((nint)(first + start)) | (z.Row * sizeof(S)) | (z.Stride * sizeof(S))) % Line == 0;

    /// <summary>Makes streamed results visible to all cores before anything that is written later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void End()
    {
        if (Sse.IsSupported)
            Sse.StoreFence();
    }
}
