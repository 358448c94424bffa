using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>A feature type that was written by hand in another assembly than the programs.</summary>
public readonly struct ForeignFeatures : IFeatures<ForeignFeatures>
{
    private readonly Handle _handle;

    private ForeignFeatures(Handle handle) => _handle = handle;

    /// <inheritdoc/>
    public static FeatureLayout? Layout { get; } = FeatureLayout.Of("0e + 1o");

    /// <summary>A component of the first row.</summary>
    public double First => this.ToRows()[0, 1];

    /// <inheritdoc/>
    public static ForeignFeatures Wrap(Handle handle) => new(handle);

    /// <inheritdoc/>
    public Handle Unwrap() => _handle;
}
