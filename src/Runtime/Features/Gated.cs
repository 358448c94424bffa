using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The operand of a gate whose result is a <typeparamref name="T"/>: the scalars of T, one <c>0e</c> gate for each copy
/// of its blocks of l &gt; 0, then these blocks; sorted and merged as e3nn does.
/// </summary>
/// <typeparam name="T">The feature type of the gate's result.</typeparam>
public readonly ref struct Gated<T> : IFeatures<Gated<T>>
    where T : struct, IFeatures<T>, allows ref struct
{
    private static readonly FeatureLayout? DerivedLayout = T.Layout?.Gated;

    private readonly Handle _handle;

    private Gated(Handle handle) => _handle = handle;

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<Gated<T>>.Layout => DerivedLayout;

    static Gated<T> IFeatures<Gated<T>>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Gated<T>>.Unwrap() => _handle;

    /// <summary>The same value, with a signature that is known only at run time.</summary>
    public static implicit operator Features(Gated<T> x) => FeatureMarshal.Wrap<Features>(x._handle);

    /// <summary>Checks the signature at run time.</summary>
    public static Gated<T> From(Features x) => FeatureMarshal.Wrap<Gated<T>>(FeatureMarshal.Unwrap(x));

    /// <summary>Sum of two values of the same rows.</summary>
    public static Gated<T> operator +(Gated<T> x, Gated<T> y) => new(Operations.Add(x._handle, y._handle));

    /// <summary>Difference of two values of the same rows.</summary>
    public static Gated<T> operator -(Gated<T> x, Gated<T> y) => new(Operations.Subtract(x._handle, y._handle));

    /// <summary>The negative.</summary>
    public static Gated<T> operator -(Gated<T> x) => new(Operations.Negate(x._handle));

    /// <summary>Scaled by an untyped number.</summary>
    public static Gated<T> operator *(double factor, Gated<T> x) => new(Operations.Scale(x._handle, factor));

    /// <summary>Scaled by an untyped number.</summary>
    public static Gated<T> operator *(Gated<T> x, double factor) => new(Operations.Scale(x._handle, factor));

    /// <summary>Divided by an untyped number.</summary>
    public static Gated<T> operator /(Gated<T> x, double divisor) => new(Operations.Divide(x._handle, divisor));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Gated<T> operator *(Scalars scalars, Gated<T> x) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Gated<T> operator *(Gated<T> x, Scalars scalars) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Divided row by row by even scalars that cannot vanish, such as a bounded norm.</summary>
    public static Gated<T> operator /(Gated<T> x, Scalars scalars) =>
        new(Operations.DivideBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static Mirrored<Gated<T>> operator *(PseudoScalars scalars, Gated<T> x) =>
        FeatureMarshal.Wrap<Mirrored<Gated<T>>>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static Mirrored<Gated<T>> operator *(Gated<T> x, PseudoScalars scalars) =>
        FeatureMarshal.Wrap<Mirrored<Gated<T>>>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Zeros on the rows of another value.</summary>
    public static Gated<T> Zeros<U>(U like)
        where U : struct, IFeatures<U>, allows ref struct =>
        new(
            Operations.Zeros(
                like.Unwrap(),
                DerivedLayout ?? throw new InvalidOperationException("Gated<Features> has no signature of its own.")
            )
        );
}
