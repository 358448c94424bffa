using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Feature rows whose signature is not stated by their type: for inline signatures.
/// </summary>
/// <remarks>Signatures are checked at run time: adding two values of different signatures throws.</remarks>
/// <example>
/// The compiler follows signatures through the code:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear("16x0e + 8x1o", "4x0e + 1o")]
///     private partial Features Read(Features x);
///
///     [return: Irreps("1o")]
///     public Features Forward(PointCloud<Hidden> cloud)
///     {
///         Features y = Read(cloud.Features);                                   // 4x0e + 1o
///         return Scalars.From(y.Select(0).SumOverCopies()) * y.Select(1);      // 0e times 1o
///     }
/// }
/// ]]></code>
/// </example>
public readonly ref struct Features : IFeatures<Features>
{
    private readonly Handle _handle;

    private Features(Handle handle) => _handle = handle;

    /// <summary>The signature of the value.</summary>
    public string Signature => _handle.Layout.ToString();

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<Features>.Layout => null;

    static Features IFeatures<Features>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Features>.Unwrap() => _handle;

    /// <summary>Sum of two values of the same rows.</summary>
    public static Features operator +(Features x, Features y) => new(Operations.Add(x._handle, y._handle));

    /// <summary>Difference of two values of the same rows.</summary>
    public static Features operator -(Features x, Features y) => new(Operations.Subtract(x._handle, y._handle));

    /// <summary>The negative.</summary>
    public static Features operator -(Features x) => new(Operations.Negate(x._handle));

    /// <summary>Scaled by an untyped number.</summary>
    public static Features operator *(double factor, Features x) => new(Operations.Scale(x._handle, factor));

    /// <summary>Scaled by an untyped number.</summary>
    public static Features operator *(Features x, double factor) => new(Operations.Scale(x._handle, factor));

    /// <summary>Divided by an untyped number.</summary>
    public static Features operator /(Features x, double divisor) => new(Operations.Divide(x._handle, divisor));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Features operator *(Scalars scalars, Features x) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row: by one scalar, or by one for each copy.</summary>
    public static Features operator *(Features x, Scalars scalars) =>
        new(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Divided row by row by even scalars that cannot vanish, such as a bounded norm.</summary>
    public static Features operator /(Features x, Scalars scalars) =>
        new(Operations.DivideBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static Features operator *(PseudoScalars scalars, Features x) =>
        FeatureMarshal.Wrap<Features>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>Scaled row by row by pseudoscalars: every parity flips.</summary>
    public static Features operator *(Features x, PseudoScalars scalars) =>
        FeatureMarshal.Wrap<Features>(Operations.ScaleBy(x._handle, FeatureMarshal.Unwrap(scalars)));

    /// <summary>One whole block, by its number in the value's signature as written.</summary>
    /// <remarks>A field counts as the blocks of its irreps: <c>8x regular</c> of C_4 as three.</remarks>
    /// <param name="block">The number of the block, from 0.</param>
    /// <exception cref="ArgumentException">The signature has no such block.</exception>
    public Features Select(int block) => new(Operations.Select(_handle, _handle.Layout, block));

    /// <summary>Some consecutive whole blocks.</summary>
    /// <param name="blocks">The numbers of the blocks, as in <c>1..3</c>.</param>
    public Features Select(Range blocks)
    {
        (int first, int count) = blocks.GetOffsetAndLength(_handle.Layout.Blocks.Length);
        return new Features(Operations.Select(_handle, _handle.Layout, first, count));
    }

    /// <summary>Zeros of a signature on the rows of another value.</summary>
    /// <param name="like">The value whose rows and group are used.</param>
    /// <param name="signature">Such as <c>8x0e + 4x1o</c>.</param>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    public static Features Zeros<T>(T like, string signature)
        where T : struct, IFeatures<T>, allows ref struct =>
        new(Operations.Zeros(like.Unwrap(), FeatureLayout.Of(signature, like.Unwrap().Layout.Group)));
}
