using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>What the generator makes of <c>[Irreps("0e", Group = Group.O2)]</c>.</summary>
public readonly ref struct Flat : IFeatures<Flat>
{
    private static readonly FeatureLayout __layout = FeatureLayout.Of("0e", Group.O2);

    private readonly Handle __handle;

    private Flat(Handle handle) => __handle = handle;

    static FeatureLayout IFeatures<Flat>.Layout => __layout;

    static Flat IFeatures<Flat>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Flat>.Unwrap() => __handle;
}
