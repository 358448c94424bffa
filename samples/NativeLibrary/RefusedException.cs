namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>A call that is refused, with what it returns.</summary>
internal sealed class RefusedException(Status status, string message) : Exception(message)
{
    /// <summary>What the call returns.</summary>
    public Status Status { get; } = status;
}
