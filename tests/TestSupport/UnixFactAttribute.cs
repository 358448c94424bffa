using Xunit;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// A test of links, permissions and advisory locks, which Windows has otherwise; there it is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Skips the test on Windows.</summary>
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Links, permissions and locks of files are Unix's here.";
    }
}
