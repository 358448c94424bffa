namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary>The server cannot be reached, has gone, or sent what the protocol does not have.</summary>
/// <param name="message">A whole sentence.</param>
/// <param name="inner">What the socket said, or null.</param>
public sealed class IpiException(string message, Exception? inner = null) : IOException(message, inner);
