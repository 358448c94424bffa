using GeoDL.Typed.Witness;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>
/// The witness's list of members for typed values, and that of the analyzers, were written by themselves: they say the
/// same.
/// </summary>
public sealed class ClosedListTests
{
    [Fact]
    public void BothLists_Agree() =>
        Assert.Equal(
            RuntimeMembers.Names.Distinct().Order(StringComparer.Ordinal),
            ClosedList.Names.Order(StringComparer.Ordinal)
        );
}
