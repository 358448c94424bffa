using Xunit;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// A fact that takes tens of seconds: the benchmarks' check mode runs it, by setting <c>GEODL_LARGE</c> to 1; otherwise
/// it is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargeFactAttribute : FactAttribute
{
    /// <summary>The environment variable that asks for large tests.</summary>
    public const string Variable = "GEODL_LARGE";

    /// <summary>Whether tests of large data, and the long forms of others, are asked for.</summary>
    public static bool AreRun => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Skips unless the variable is set.</summary>
    public LargeFactAttribute()
    {
        if (!AreRun)
            Skip = $"Takes tens of seconds: set {Variable} to 1, or run the benchmarks' check mode.";
    }
}
