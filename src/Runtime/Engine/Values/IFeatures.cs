using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The interface that the generator implements, explicitly, on each feature type; only generated code and the runtime
/// use it.
/// </summary>
/// <typeparam name="TSelf">The feature type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFeatures<TSelf>
    where TSelf : struct, IFeatures<TSelf>, allows ref struct
{
    /// <summary>The signature and its layout; null for types whose signature is known only at run time.</summary>
    static abstract FeatureLayout? Layout { get; }

    /// <summary>The sign of U in blocks of order 2, where the features are fields on the sphere.</summary>
    static virtual PolarisationConvention Polarisation => PolarisationConvention.Cosmo;

    /// <summary>A value around a handle whose layout matches.</summary>
    static abstract TSelf Wrap(Handle handle);

    /// <summary>The handle of a value.</summary>
    Handle Unwrap();
}
