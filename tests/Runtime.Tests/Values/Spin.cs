using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Q and U of a pixel of a sphere.</summary>
public readonly ref struct Spin : IFeatures<Spin>
{
    private static readonly FeatureLayout __layout = FeatureLayout.Of("2", Group.O2);

    private readonly Handle __handle;

    private Spin(Handle handle) => __handle = handle;

    static FeatureLayout IFeatures<Spin>.Layout => __layout;

    static Spin IFeatures<Spin>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Spin>.Unwrap() => __handle;
}
