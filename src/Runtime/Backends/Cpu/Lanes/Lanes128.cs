using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>128-bit lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes128<S> : ILanes<Lanes128<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly Vector128<S> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<S> value) => _value = value;

    /// <inheritdoc/>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<S>.Count;
    }

    /// <inheritdoc/>
    public static Lanes128<S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<S>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes128<S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<S>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> Broadcast(S value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> Broadcast(ref readonly S source, nint index) =>
        new(Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> Load(ref readonly S source, nint index) =>
        new(Vector128.LoadUnsafe(in Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<S> value, ref S destination, nint index) =>
        value._value.StoreUnsafe(ref Unsafe.Add(ref destination, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreamed(Lanes128<S> value, ref S destination, nint index) =>
        value._value.StoreAlignedNonTemporal((S*)Unsafe.AsPointer(ref Unsafe.Add(ref destination, index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> MultiplyAdd(Lanes128<S> a, Lanes128<S> b, Lanes128<S> c) =>
        typeof(S) == typeof(float)
            ? new(
                Vector128
                    .MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle())
                    .As<float, S>()
            )
            : new(
                Vector128
                    .MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble())
                    .As<double, S>()
            );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> Sqrt(Lanes128<S> value) => new(Vector128.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sum(Lanes128<S> value) => Vector128.Sum(value._value);

    /// <summary>Lane-wise sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> operator +(Lanes128<S> left, Lanes128<S> right) => new(left._value + right._value);

    /// <summary>Lane-wise difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> operator -(Lanes128<S> left, Lanes128<S> right) => new(left._value - right._value);

    /// <summary>Lane-wise product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> operator *(Lanes128<S> left, Lanes128<S> right) => new(left._value * right._value);

    /// <summary>Lane-wise quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> operator /(Lanes128<S> left, Lanes128<S> right) => new(left._value / right._value);

    /// <summary>The negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<S> operator -(Lanes128<S> value) => new(-value._value);
}
