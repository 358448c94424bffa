using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One lane: the scalar twin of the vector kernels, used for tails.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lane<S> : ILanes<Lane<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly S _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane(S value) => _value = value;

    /// <inheritdoc/>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static Lane<S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(S.Zero);
    }

    /// <inheritdoc/>
    public static Lane<S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(S.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> Broadcast(S value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> Broadcast(ref readonly S source, nint index) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> Load(ref readonly S source, nint index) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane<S> value, ref S destination, nint index) =>
        Unsafe.Add(ref destination, index) = value._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreStreamed(Lane<S> value, ref S destination, nint index) =>
        Store(value, ref destination, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> MultiplyAdd(Lane<S> a, Lane<S> b, Lane<S> c) =>
        new(S.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> Sqrt(Lane<S> value) => new(S.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sum(Lane<S> value) => value._value;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> operator +(Lane<S> left, Lane<S> right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> operator -(Lane<S> left, Lane<S> right) => new(left._value - right._value);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> operator *(Lane<S> left, Lane<S> right) => new(left._value * right._value);

    /// <summary>Quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> operator /(Lane<S> left, Lane<S> right) => new(left._value / right._value);

    /// <summary>The negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<S> operator -(Lane<S> value) => new(-value._value);
}
