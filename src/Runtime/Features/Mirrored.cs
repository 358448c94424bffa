using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A <typeparamref name="T"/> with every parity flipped: the result of a product with pseudoscalars.</summary>
/// <typeparam name="T">The feature type.</typeparam>
public readonly ref struct Mirrored<T> : IFeatures<Mirrored<T>>
    where T : struct, IFeatures<T>, allows ref struct
{
    private static readonly FeatureLayout? DerivedLayout = T.Layout?.Mirrored;

    private readonly Handle _handle;

    private Mirrored(Handle handle) => _handle = handle;

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<Mirrored<T>>.Layout => DerivedLayout;

    static Mirrored<T> IFeatures<Mirrored<T>>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Mirrored<T>>.Unwrap() => _handle;

    /// <summary>The same value, with a signature that is known only at run time.</summary>
    public static implicit operator Features(Mirrored<T> x) => FeatureMarshal.Wrap<Features>(x._handle);

    /// <summary>Checks the signature at run time.</summary>
    public static Mirrored<T> From(Features x) => FeatureMarshal.Wrap<Mirrored<T>>(FeatureMarshal.Unwrap(x));

    /// <summary>Sum of two values of the same rows.</summary>
    public static Mirrored<T> operator +(Mirrored<T> x, Mirrored<T> y) => new(Operations.Add(x._handle, y._handle));

    /// <summary>Difference of two values of the same rows.</summary>
    public static Mirrored<T> operator -(Mirrored<T> x, Mirrored<T> y) =>
        new(Operations.Subtract(x._handle, y._handle));

    /// <summary>The negative.</summary>
    public static Mirrored<T> operator -(Mirrored<T> x) => new(Operations.Negate(x._handle));

    /// <summary>Scaled by an untyped number.</summary>
    public static Mirrored<T> operator *(double factor, Mirrored<T> x) => new(Operations.Scale(x._handle, factor));

    /// <summary>Scaled by an untyped number.</summary>
    public static Mirrored<T> operator *(Mirrored<T> x, double factor) => new(Operations.Scale(x._handle, factor));

    /// <summary>Divided by an untyped number.</summary>
    public static Mirrored<T> operator /(Mirrored<T> x, double divisor) => new(Operations.Divide(x._handle, divisor));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Mirrored<T> operator *(Scalars scalars, Mirrored<T> x) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Mirrored<T> operator *(Mirrored<T> x, Scalars scalars) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Divided row by row by even scalars that cannot vanish, such as a bounded norm.</summary>
    public static Mirrored<T> operator /(Mirrored<T> x, Scalars scalars) =>
        new(Operations.DivideBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static T operator *(PseudoScalars scalars, Mirrored<T> x) =>
        FeatureMarshal.Wrap<T>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static T operator *(Mirrored<T> x, PseudoScalars scalars) =>
        FeatureMarshal.Wrap<T>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Zeros on the rows of another value.</summary>
    public static Mirrored<T> Zeros<U>(U like)
        where U : struct, IFeatures<U>, allows ref struct =>
        new(
            Operations.Zeros(
                like.Unwrap(),
                DerivedLayout ?? throw new InvalidOperationException("Mirrored<Features> has no signature of its own.")
            )
        );
}
