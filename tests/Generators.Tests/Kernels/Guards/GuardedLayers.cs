using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>
/// Whole layers beside protected pages: every value, gradient and scratch that they reserve ends at one or begins after
/// one, exactly as long as what they ask for.
/// </summary>
internal static class GuardedLayers
{
    /// <summary>Runs a function of models that it makes itself, on this thread.</summary>
    /// <param name="atEnd">Whether buffers end at a protected page, or begin after one.</param>
    /// <param name="run">What it gives must not refer to their memory.</param>
    public static T Run<T>(bool atEnd, Func<T> run)
    {
        using GuardedMemory memory = new(atEnd);
        int taken = 0;
        GivenMemory.Source = bytes =>
        {
            taken++;
            return Unsafe.ByteOffset(
                in Unsafe.NullRef<byte>(),
                in MemoryMarshal.GetReference(memory.Take<byte>(bytes))
            );
        };
        try
        {
            return WorkerTeam.Alone(run);
        }
        finally
        {
            GivenMemory.Source = null;
            Assert.True(taken > 0, "Nothing was reserved beside a protected page.");
        }
    }
}
