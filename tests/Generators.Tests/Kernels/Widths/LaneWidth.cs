using System.Runtime.Intrinsics;

namespace GeoDL.Typed.Generators.Tests.Kernels.Widths;

/// <summary>Bits of the widest vectors that this process uses.</summary>
internal static class LaneWidth
{
    /// <summary>The environment variable by which a child process is told what it should find.</summary>
    public const string Variable = "GEODL_EXPECTED_LANES";

    public static int Bits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;
}
