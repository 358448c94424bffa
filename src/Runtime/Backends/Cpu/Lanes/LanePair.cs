using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Two vectors side by side: a broadcast number is loaded once for both. It is for emitted couplings, which need only
/// arithmetic.
/// </summary>
internal readonly struct LanePair<V, S> : ILanes<LanePair<V, S>, S>
    where V : struct, ILanes<V, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly V _low;
    private readonly V _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanePair(V low, V high)
    {
        _low = low;
        _high = high;
    }

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * V.Width;
    }

    public static LanePair<V, S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.Zero, V.Zero);
    }

    public static LanePair<V, S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.One, V.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> Broadcast(S value)
    {
        V both = V.Broadcast(value);
        return new(both, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> Broadcast(ref readonly S source, nint index)
    {
        V both = V.Broadcast(in source, index);
        return new(both, both);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> Load(ref readonly S source, nint index) =>
        new(V.Load(in source, index), V.Load(in source, index + V.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanePair<V, S> value, ref S destination, nint index)
    {
        V.Store(value._low, ref destination, index);
        V.Store(value._high, ref destination, index + V.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreStreamed(LanePair<V, S> value, ref S destination, nint index)
    {
        V.StoreStreamed(value._low, ref destination, index);
        V.StoreStreamed(value._high, ref destination, index + V.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> MultiplyAdd(LanePair<V, S> a, LanePair<V, S> b, LanePair<V, S> c) =>
        new(V.MultiplyAdd(a._low, b._low, c._low), V.MultiplyAdd(a._high, b._high, c._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> Sqrt(LanePair<V, S> value) => new(V.Sqrt(value._low), V.Sqrt(value._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sum(LanePair<V, S> value) => V.Sum(value._low + value._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> operator +(LanePair<V, S> left, LanePair<V, S> right) =>
        new(left._low + right._low, left._high + right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> operator -(LanePair<V, S> left, LanePair<V, S> right) =>
        new(left._low - right._low, left._high - right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> operator *(LanePair<V, S> left, LanePair<V, S> right) =>
        new(left._low * right._low, left._high * right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> operator /(LanePair<V, S> left, LanePair<V, S> right) =>
        new(left._low / right._low, left._high / right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair<V, S> operator -(LanePair<V, S> value) => new(-value._low, -value._high);
}
