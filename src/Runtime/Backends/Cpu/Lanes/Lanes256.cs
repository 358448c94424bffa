using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>256-bit lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes256<S> : ILanes<Lanes256<S>, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly Vector256<S> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<S> value) => _value = value;

    /// <inheritdoc/>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<S>.Count;
    }

    /// <inheritdoc/>
    public static Lanes256<S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<S>.Zero);
    }

    /// <inheritdoc/>
    public static Lanes256<S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<S>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> Broadcast(S value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> Broadcast(ref readonly S source, nint index) =>
        new(Vector256.Create(Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> Load(ref readonly S source, nint index) =>
        new(Vector256.LoadUnsafe(in Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<S> value, ref S destination, nint index) =>
        value._value.StoreUnsafe(ref Unsafe.Add(ref destination, index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreStreamed(Lanes256<S> value, ref S destination, nint index) =>
        value._value.StoreAlignedNonTemporal((S*)Unsafe.AsPointer(ref Unsafe.Add(ref destination, index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> MultiplyAdd(Lanes256<S> a, Lanes256<S> b, Lanes256<S> c) =>
        typeof(S) == typeof(float)
            ? new(
                Vector256
                    .MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle())
                    .As<float, S>()
            )
            : new(
                Vector256
                    .MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble())
                    .As<double, S>()
            );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> Sqrt(Lanes256<S> value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static S Sum(Lanes256<S> value) => Vector256.Sum(value._value);

    /// <summary>Lane-wise sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> operator +(Lanes256<S> left, Lanes256<S> right) => new(left._value + right._value);

    /// <summary>Lane-wise difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> operator -(Lanes256<S> left, Lanes256<S> right) => new(left._value - right._value);

    /// <summary>Lane-wise product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> operator *(Lanes256<S> left, Lanes256<S> right) => new(left._value * right._value);

    /// <summary>Lane-wise quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> operator /(Lanes256<S> left, Lanes256<S> right) => new(left._value / right._value);

    /// <summary>The negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<S> operator -(Lanes256<S> value) => new(-value._value);
}
