using System.Collections.Concurrent;
using GeoDL.Typed.Samples.Common;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>
/// The potentials that C holds, by number: a number that is unknown or was freed is refused, where a pointer would
/// crash.
/// </summary>
internal static class Handles
{
    private static readonly ConcurrentDictionary<long, Potential> Known = new();
    private static long last;

    /// <summary>Makes a potential; a handle is never 0, and never used again.</summary>
    /// <param name="weights">The file of its weights.</param>
    /// <param name="precision">In which precision everything is computed.</param>
    public static long Create(string weights, Precision precision)
    {
        Potential potential = Load(weights, precision);
        long handle = Interlocked.Increment(ref last);
        Known[handle] = potential;
        return handle;
    }

    /// <summary>The potential of a handle.</summary>
    public static Potential Get(long handle) =>
        Known.TryGetValue(handle, out Potential? potential) ? potential : throw Unknown(handle);

    /// <summary>Forgets a potential; calls that still use it end as usual.</summary>
    public static void Free(long handle)
    {
        if (!Known.TryRemove(handle, out _))
            throw Unknown(handle);
    }

    private static Potential Load(string weights, Precision precision)
    {
        try
        {
            return ChosenPotential.Load(weights, precision);
        }
        catch (Exception error) when (error is DataFileException or IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Status.BadWeights, error.Message);
        }
    }

    private static RefusedException Unknown(long handle) =>
        new(Status.UnknownHandle, $"There is no potential {handle}: it was never created, or was freed.");
}
