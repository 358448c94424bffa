using Xunit;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// A fact under Turkish rules of letters; skipped, with the reason, where the system has no cultures.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TurkishFactAttribute : FactAttribute
{
    /// <summary>Skips without ICU.</summary>
    public TurkishFactAttribute()
    {
        if (!Cultures.AreReal)
            Skip = "The system has no cultures (ICU), or globalisation is invariant.";
    }
}
