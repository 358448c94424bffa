using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>What the generator emits for <c>[Irreps("logMass: 0e + velocity: 1o")]</c>, by hand.</summary>
public readonly ref partial struct Halo : IFeatures<Halo>
{
    private static readonly FeatureLayout __layout = FeatureLayout.Of("logMass: 0e + velocity: 1o");

    private readonly Handle __handle;

    private Halo(Handle handle) => __handle = handle;

    public Scalars LogMass => FeatureMarshal.Wrap<Scalars>(Operations.Select(__handle, __layout, 0));

    public Features Velocity => FeatureMarshal.Wrap<Features>(Operations.Select(__handle, __layout, 1));

    static FeatureLayout IFeatures<Halo>.Layout => __layout;

    static Halo IFeatures<Halo>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Halo>.Unwrap() => __handle;

    public static implicit operator Features(Halo x) => FeatureMarshal.Wrap<Features>(x.__handle);

    public static Halo From(Features x) => FeatureMarshal.Wrap<Halo>(FeatureMarshal.Unwrap(x));

    public static Halo Zeros<T>(T like)
        where T : struct, IFeatures<T>, allows ref struct =>
        new(Operations.Zeros(FeatureMarshal.Unwrap(like), __layout));

    public static Halo operator +(Halo x, Halo y) => new(Operations.Add(x.__handle, y.__handle));

    public static Halo operator -(Halo x, Halo y) => new(Operations.Subtract(x.__handle, y.__handle));

    public static Halo operator -(Halo x) => new(Operations.Negate(x.__handle));

    public static Halo operator *(double factor, Halo x) => new(Operations.Scale(x.__handle, factor));

    public static Halo operator *(Halo x, double factor) => new(Operations.Scale(x.__handle, factor));

    public static Halo operator *(Scalars s, Halo x) => new(Operations.ScaleBy(x.__handle, FeatureMarshal.Unwrap(s)));

    public static Halo operator *(Halo x, Scalars s) => new(Operations.ScaleBy(x.__handle, FeatureMarshal.Unwrap(s)));

    public static Halo operator /(Halo x, Scalars s) => new(Operations.DivideBy(x.__handle, FeatureMarshal.Unwrap(s)));

    public static Mirrored<Halo> operator *(PseudoScalars s, Halo x) =>
        FeatureMarshal.Wrap<Mirrored<Halo>>(Operations.ScaleBy(x.__handle, FeatureMarshal.Unwrap(s)));
}
