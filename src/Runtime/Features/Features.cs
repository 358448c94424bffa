using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Feature rows whose signature is known where they were made, not from their type: for inline signatures.</summary>
public readonly ref struct Features : IFeatures<Features>
{
    private readonly Handle _handle;

    private Features(Handle handle) => _handle = handle;

    /// <summary>The signature that the value carries.</summary>
    public string Signature => _handle.Layout.ToString();

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    static FeatureLayout? IFeatures<Features>.Layout => null;

    static Features IFeatures<Features>.Wrap(Handle handle) => new(handle);

    Handle IFeatures<Features>.Unwrap() => _handle;
}
