using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Even scalars, one or more copies of <c>0e</c> in each row: unchanged by rotation and inversion.</summary>
/// <example>
/// A smooth function of distances:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [return: Irreps("1o")]
///     public Features Forward(PointCloud<Atom> cloud)
///     {
///         Scalars near = cloud.Edges.Lengths.Map(static r => Real.Exp(-r * r));
///         return cloud.Edges.Sum(near * cloud.Edges.Vectors);
///     }
/// }
/// ]]></code>
/// </example>
public readonly ref struct Scalars : IFeatures<Scalars>
{
    private readonly Handle _handle;

    private Scalars(Handle handle) => _handle = handle;

    /// <summary>Number of copies in a row.</summary>
    public int Copies => _handle.Layout.Dim;

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<Scalars>.Layout => null;

    static Scalars IFeatures<Scalars>.Wrap(Handle handle) =>
        handle.Layout.IsScalars
            ? new Scalars(handle)
            : throw new ArgumentException($"Even scalars (0e) are required, but the value is {handle.Layout}.");

    Handle IFeatures<Scalars>.Unwrap() => _handle;

    /// <summary>The same value, with a signature that is known only at run time.</summary>
    public static implicit operator Features(Scalars x) => FeatureMarshal.Wrap<Features>(x._handle);

    /// <summary>Checks at run time that a value consists of 0e only.</summary>
    public static Scalars From(Features x) => FeatureMarshal.Wrap<Scalars>(FeatureMarshal.Unwrap(x));

    /// <summary>Sum of two values of the same rows.</summary>
    public static Scalars operator +(Scalars x, Scalars y) => new(Operations.Add(x._handle, y._handle));

    /// <summary>Difference of two values of the same rows.</summary>
    public static Scalars operator -(Scalars x, Scalars y) => new(Operations.Subtract(x._handle, y._handle));

    /// <summary>The negative.</summary>
    public static Scalars operator -(Scalars x) => new(Operations.Negate(x._handle));

    /// <summary>Every copy plus a number: a constant is invariant, and 0e is the only irrep that takes one.</summary>
    public static Scalars operator +(Scalars x, double number) => new(Operations.Shift(x._handle, number));

    /// <summary>A number plus every copy.</summary>
    public static Scalars operator +(double number, Scalars x) => new(Operations.Shift(x._handle, number));

    /// <summary>Every copy minus a number.</summary>
    public static Scalars operator -(Scalars x, double number) => new(Operations.Shift(x._handle, -number));

    /// <summary>A number minus every copy.</summary>
    public static Scalars operator -(double number, Scalars x) =>
        new(Operations.Shift(Operations.Negate(x._handle), number));

    /// <summary>Scaled by an untyped number.</summary>
    public static Scalars operator *(double factor, Scalars x) => new(Operations.Scale(x._handle, factor));

    /// <summary>Scaled by an untyped number.</summary>
    public static Scalars operator *(Scalars x, double factor) => new(Operations.Scale(x._handle, factor));

    /// <summary>Divided by an untyped number.</summary>
    public static Scalars operator /(Scalars x, double divisor) => new(Operations.Divide(x._handle, divisor));

    /// <summary>Product row by row; one copy multiplies all copies of the other.</summary>
    public static Scalars operator *(Scalars x, Scalars y) => new(Multiply(x._handle, y._handle));

    /// <summary>Quotient row by row, by scalars that cannot vanish.</summary>
    public static Scalars operator /(Scalars x, Scalars y) => new(Operations.DivideBy(x._handle, y._handle));

    /// <summary>A function of each scalar, copy by copy.</summary>
    /// <param name="function">A lambda of pure mathematics over <see cref="Real"/>, such as <c>static r => Real.Exp(-r
    /// * r)</c>; the derivative is computed from the same lambda. Numbers that it captures must not change before the
    /// reverse pass has run.</param>
    public Scalars Map(Func<Real, Real> function) => new(MapOperation.Apply(_handle, function, _handle.Layout));

    /// <summary>Product row by row; one copy multiplies all copies of the other.</summary>
    internal static Handle Multiply(Handle x, Handle y) =>
        x.Layout.Dim == 1 ? Operations.ScaleBy(y, x) : Operations.ScaleBy(x, y);

    /// <summary>Zeros on the rows of another value.</summary>
    public static Scalars Zeros<T>(T like, int copies = 1)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        return new Scalars(
            Operations.Zeros(like.Unwrap(), FeatureLayout.OfScalars(copies, like.Unwrap().Layout.Group))
        );
    }
}
