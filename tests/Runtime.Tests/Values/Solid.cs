using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>What the generator makes of <c>[Irreps("0e")]</c>.</summary>
public readonly ref struct Solid : IFeatures<Solid>
{
    private static readonly FeatureLayout __layout = FeatureLayout.Of("0e");

    private readonly Handle __handle;

    private Solid(Handle handle) => __handle = handle;

    static FeatureLayout IFeatures<Solid>.Layout => __layout;

    static Solid IFeatures<Solid>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Solid>.Unwrap() => __handle;
}
