namespace GeoDL.Typed;

/// <summary>
/// Replicas cannot continue together: one has failed, has ended, or has other weights. Models and optimisers are as
/// after the last step.
/// </summary>
public sealed class ReplicaException : Exception
{
    /// <summary>An error without a message.</summary>
    public ReplicaException() { }

    /// <summary>An error.</summary>
    public ReplicaException(string message)
        : base(message) { }

    /// <summary>An error with its cause.</summary>
    public ReplicaException(string message, Exception innerException)
        : base(message, innerException) { }
}
