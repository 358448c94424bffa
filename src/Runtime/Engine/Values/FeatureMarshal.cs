using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Converts feature types to handles and back, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureMarshal
{
    /// <summary>The handle behind a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Handle Unwrap<T>(T value)
        where T : struct, IFeatures<T>, allows ref struct => value.Unwrap();

    /// <summary>A value around a handle; the layout is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Wrap<T>(Handle handle)
        where T : struct, IFeatures<T>, allows ref struct
    {
        FeatureLayout? expected = T.Layout;
        if (expected is not null && !ReferenceEquals(handle.Layout, expected) && !handle.Layout.Matches(expected))
            throw new ArgumentException($"The value has the signature {handle.Layout}, but {expected} is required.");
        return T.Wrap(handle);
    }

    /// <summary>The layout of a feature type; null if it is known only at run time.</summary>
    public static FeatureLayout? Layout<T>()
        where T : struct, IFeatures<T>, allows ref struct => T.Layout;
}
