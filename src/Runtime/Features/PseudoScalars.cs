using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Pseudoscalars, one or more copies of <c>0o</c> in each row: unchanged by rotation, they change sign under inversion.
/// </summary>
public readonly ref struct PseudoScalars : IFeatures<PseudoScalars>
{
    private readonly Handle _handle;

    private PseudoScalars(Handle handle) => _handle = handle;

    /// <summary>Number of copies in a row.</summary>
    public int Copies => _handle.Layout.Dim;

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<PseudoScalars>.Layout => null;

    static PseudoScalars IFeatures<PseudoScalars>.Wrap(Handle handle) =>
        handle.Layout.IsPseudoScalars
            ? new PseudoScalars(handle)
            : throw new ArgumentException($"Pseudoscalars (0o) are required, but the value is {handle.Layout}.");

    Handle IFeatures<PseudoScalars>.Unwrap() => _handle;

    /// <summary>The same value, with a signature that is known only at run time.</summary>
    public static implicit operator Features(PseudoScalars x) => FeatureMarshal.Wrap<Features>(x._handle);

    /// <summary>Checks at run time that a value consists of 0o only.</summary>
    public static PseudoScalars From(Features x) => FeatureMarshal.Wrap<PseudoScalars>(FeatureMarshal.Unwrap(x));

    /// <summary>Sum of two values of the same rows.</summary>
    public static PseudoScalars operator +(PseudoScalars x, PseudoScalars y) =>
        new(Operations.Add(x._handle, y._handle));

    /// <summary>Difference of two values of the same rows.</summary>
    public static PseudoScalars operator -(PseudoScalars x, PseudoScalars y) =>
        new(Operations.Subtract(x._handle, y._handle));

    /// <summary>The negative.</summary>
    public static PseudoScalars operator -(PseudoScalars x) => new(Operations.Negate(x._handle));

    /// <summary>Scaled by an untyped number.</summary>
    public static PseudoScalars operator *(double factor, PseudoScalars x) => new(Operations.Scale(x._handle, factor));

    /// <summary>Scaled by an untyped number.</summary>
    public static PseudoScalars operator *(PseudoScalars x, double factor) => new(Operations.Scale(x._handle, factor));

    /// <summary>Divided by an untyped number.</summary>
    public static PseudoScalars operator /(PseudoScalars x, double divisor) =>
        new(Operations.Divide(x._handle, divisor));

    /// <summary>Product row by row: even.</summary>
    public static Scalars operator *(PseudoScalars x, PseudoScalars y) =>
        FeatureMarshal.Wrap<Scalars>(Scalars.Multiply(x._handle, y._handle));

    /// <summary>Product row by row: odd.</summary>
    public static PseudoScalars operator *(Scalars x, PseudoScalars y) =>
        new(Scalars.Multiply(FeatureMarshal.Unwrap(x), y._handle));

    /// <summary>Product row by row: odd.</summary>
    public static PseudoScalars operator *(PseudoScalars x, Scalars y) =>
        new(Scalars.Multiply(x._handle, FeatureMarshal.Unwrap(y)));

    /// <summary>
    /// An odd function of each pseudoscalar, copy by copy: f(−x) = −f(x), so that the result changes sign with it.
    /// </summary>
    /// <param name="function">A lambda over <see cref="Real"/> that is odd by the rules of parity (x, sin, tanh odd;
    /// constants, |x|, x², cos even; odd·odd even), such as <c>static x => x / (1 + x * x)</c>. The analyzer proves
    /// it.</param>
    public PseudoScalars MapOdd(Func<Real, Real> function) =>
        new(MapOperation.Apply(_handle, function, _handle.Layout));

    /// <summary>
    /// An even function of each pseudoscalar, copy by copy: f(−x) = f(x), so that the result is a scalar.
    /// </summary>
    /// <param name="function">A lambda over <see cref="Real"/> that is even by the rules of parity, such as <c>static x
    /// => Real.Abs(x)</c>. The analyzer proves it.</param>
    public Scalars MapEven(Func<Real, Real> function) =>
        FeatureMarshal.Wrap<Scalars>(
            MapOperation.Apply(_handle, function, FeatureLayout.OfScalars(Copies, _handle.Layout.Group))
        );

    /// <summary>Quotient row by row, by even scalars that cannot vanish.</summary>
    public static PseudoScalars operator /(PseudoScalars x, Scalars y) =>
        new(Operations.DivideBy(x._handle, FeatureMarshal.Unwrap(y)));

    /// <summary>Zeros on the rows of another value.</summary>
    public static PseudoScalars Zeros<T>(T like, int copies = 1)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        Handle rows = like.Unwrap();
        return new PseudoScalars(Operations.Zeros(rows, FeatureLayout.OfPseudoScalars(copies, rows.Layout.Group)));
    }
}
