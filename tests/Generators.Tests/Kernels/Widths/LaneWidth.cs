using System.Runtime.Intrinsics;

namespace GeoDL.Typed.Generators.Tests.Kernels.Widths;

/// <summary>Bits of the widest vectors that this process uses.</summary>
/// <remarks>
/// Asked of the hardware and not of the runtime's <c>LaneLoop</c>: it says what that should have chosen, and these
/// tests see no more of the runtime than emitted code does.
/// </remarks>
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
