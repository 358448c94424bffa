using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Feature rows whose signature is known where they were made, not from their type: for inline signatures.</summary>
public readonly ref struct Features
{
    private readonly Handle _handle;

    private Features(Handle handle) => _handle = handle;

    /// <summary>The signature that the value carries.</summary>
    public string Signature => _handle.Layout.ToString();

    /// <summary>Number of rows.</summary>
    public int Rows => _handle.Rows;

    /// <summary>A value around a handle; for generated code.</summary>
    public static Features Wrap(Handle handle) => new(handle);

    /// <summary>The handle of a value; for generated code.</summary>
    public static Handle Unwrap(Features features) => features._handle;
}
