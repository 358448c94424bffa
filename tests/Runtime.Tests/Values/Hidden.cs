using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>A feature type with several copies, so that inner and public order differ.</summary>
public readonly ref struct Hidden : IFeatures<Hidden>
{
    private static readonly FeatureLayout __layout = FeatureLayout.Of("2x0e + 0o + 3x1o + 2x2e");

    private readonly Handle __handle;

    private Hidden(Handle handle) => __handle = handle;

    static FeatureLayout IFeatures<Hidden>.Layout => __layout;

    static Hidden IFeatures<Hidden>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Hidden>.Unwrap() => __handle;

    public static implicit operator Features(Hidden x) => FeatureMarshal.Wrap<Features>(x.__handle);

    public static Hidden From(Features x) => FeatureMarshal.Wrap<Hidden>(FeatureMarshal.Unwrap(x));

    public static Hidden operator +(Hidden x, Hidden y) => new(Operations.Add(x.__handle, y.__handle));

    public static Hidden operator *(Scalars s, Hidden x) =>
        new(Operations.ScaleBy(x.__handle, FeatureMarshal.Unwrap(s)));
}
