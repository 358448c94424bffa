using Xunit;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// A fact that needs <see cref="GuardedMemory"/>; skipped, with the reason, where the system has none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GuardedFactAttribute : FactAttribute
{
    /// <summary>Skips on systems without mmap and mprotect.</summary>
    public GuardedFactAttribute()
    {
        if (!GuardedMemory.IsSupported)
            Skip = "Protected pages are made with mmap and mprotect, on Linux.";
    }
}
