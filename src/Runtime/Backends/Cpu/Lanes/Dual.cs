using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A vector and its tangent: what is written for lanes computes its own derivative along a direction. It is for emitted
/// harmonics, which need only arithmetic.
/// </summary>
/// <remarks>In memory a tangent stands <see cref="Pitch"/> numbers behind its value.</remarks>
internal readonly struct Dual<V, S> : ILanes<Dual<V, S>, S>
    where V : struct, ILanes<V, S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The distance from values to tangents: a block of points.</summary>
    internal const int Pitch = 64;

    private readonly V _value;
    private readonly V _tangent;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Dual(V value, V tangent)
    {
        _value = value;
        _tangent = tangent;
    }

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => V.Width;
    }

    public static Dual<V, S> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.Zero, V.Zero);
    }

    public static Dual<V, S> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.One, V.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> Broadcast(S value) => new(V.Broadcast(value), V.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> Broadcast(ref readonly S source, nint index) =>
        new(V.Broadcast(in source, index), V.Broadcast(in source, index + Pitch));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> Load(ref readonly S source, nint index) =>
        new(V.Load(in source, index), V.Load(in source, index + Pitch));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Dual<V, S> value, ref S destination, nint index)
    {
        V.Store(value._value, ref destination, index);
        V.Store(value._tangent, ref destination, index + Pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreStreamed(Dual<V, S> value, ref S destination, nint index) =>
        Store(value, ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> MultiplyAdd(Dual<V, S> a, Dual<V, S> b, Dual<V, S> c) =>
        new(
            V.MultiplyAdd(a._value, b._value, c._value),
            V.MultiplyAdd(a._value, b._tangent, V.MultiplyAdd(a._tangent, b._value, c._tangent))
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> Sqrt(Dual<V, S> value)
    {
        V root = V.Sqrt(value._value);
        return new(root, value._tangent / (root + root));
    }

    /// <summary>A number has no place for the tangent.</summary>
    public static S Sum(Dual<V, S> value) =>
        throw new NotSupportedException("The lanes of a dual vector are not added to one number.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> operator +(Dual<V, S> left, Dual<V, S> right) =>
        new(left._value + right._value, left._tangent + right._tangent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> operator -(Dual<V, S> left, Dual<V, S> right) =>
        new(left._value - right._value, left._tangent - right._tangent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> operator *(Dual<V, S> left, Dual<V, S> right) =>
        new(left._value * right._value, V.MultiplyAdd(left._value, right._tangent, left._tangent * right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> operator /(Dual<V, S> left, Dual<V, S> right)
    {
        V quotient = left._value / right._value;
        return new(quotient, (left._tangent - (quotient * right._tangent)) / right._value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V, S> operator -(Dual<V, S> value) => new(-value._value, -value._tangent);
}
