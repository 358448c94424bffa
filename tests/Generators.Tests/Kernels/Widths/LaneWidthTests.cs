using System.Runtime.Intrinsics;

namespace GeoDL.Typed.Generators.Tests.Kernels.Widths;

/// <summary>
/// Runs in every process, and in those that <see cref="NarrowLanesTests"/> starts shows that they are what they should
/// be.
/// </summary>
public sealed class LaneWidthTests
{
    [Fact]
    public void ThisProcess_HasTheLanesThatItWasStartedFor()
    {
        Assert.True(!Vector512.IsHardwareAccelerated || Vector256.IsHardwareAccelerated);
        Assert.True(!Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated);
        if (Environment.GetEnvironmentVariable(LaneWidth.Variable) is { Length: > 0 } expected)
            Assert.Equal(expected, $"{LaneWidth.Bits}");
    }
}
