using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>512-bit lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes512<S> : ILanes<Lanes512<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly Vector512<S> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<S> value) => _value = value;

    /// <inheritdoc/>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<S>.Count;
    }

    /// <inheritdoc/>
    public static Lanes512<S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<S>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes512<S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<S>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> Broadcast(S value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> Broadcast(ref readonly S source, nint index) =>
        new(Vector512.Create(Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> Load(ref readonly S source, nint index) =>
        new(Vector512.LoadUnsafe(in Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<S> value, ref S destination, nint index) =>
        value._value.StoreUnsafe(ref Unsafe.Add(ref destination, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreamed(Lanes512<S> value, ref S destination, nint index) =>
        value._value.StoreAlignedNonTemporal((S*)Unsafe.AsPointer(ref Unsafe.Add(ref destination, index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> MultiplyAdd(Lanes512<S> a, Lanes512<S> b, Lanes512<S> c) =>
        typeof(S) == typeof(float)
            ? new(
                Vector512
                    .MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle())
                    .As<float, S>()
            )
            : new(
                Vector512
                    .MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble())
                    .As<double, S>()
            );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> Sqrt(Lanes512<S> value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sum(Lanes512<S> value) => Vector512.Sum(value._value);

    /// <summary>Lane-wise sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> operator +(Lanes512<S> left, Lanes512<S> right) => new(left._value + right._value);

    /// <summary>Lane-wise difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> operator -(Lanes512<S> left, Lanes512<S> right) => new(left._value - right._value);

    /// <summary>Lane-wise product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> operator *(Lanes512<S> left, Lanes512<S> right) => new(left._value * right._value);

    /// <summary>Lane-wise quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> operator /(Lanes512<S> left, Lanes512<S> right) => new(left._value / right._value);

    /// <summary>The negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<S> operator -(Lanes512<S> value) => new(-value._value);
}
