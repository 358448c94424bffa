namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Memory for values and scratch that tests supply, to place it beside protected pages: whole layers then run on it.
/// </summary>
internal static class GivenMemory
{
    /// <summary>
    /// Gives so many bytes to buffers that this thread reserves, which never free them; null for arrays.
    /// </summary>
    [ThreadStatic]
    internal static Func<int, nint>? Source;
}
