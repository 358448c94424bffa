using System.Collections.Concurrent;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>
/// The potentials that C holds, by number: a number that is unknown or was freed is refused, where a pointer would
/// crash.
/// </summary>
internal static class Potentials
{
    private static readonly ConcurrentDictionary<long, Potential> Known = new();
    private static long last;

    /// <summary>Makes a potential in double precision; a handle is never 0, and never used again.</summary>
    /// <param name="seed">Of the initial weights, where there is no file.</param>
    /// <param name="weights">A file that <see cref="Checkpoint.Save"/> wrote, or null.</param>
    public static long Create(ulong seed, string? weights)
    {
        var potential = new Potential(seed, Precision.Double);
        if (weights is not null)
            Load(potential, weights);
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

    private static void Load(Potential potential, string weights)
    {
        try
        {
            Checkpoint.Load(weights, potential.Parameters);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            throw new RefusedException(Status.BadWeights, error.Message);
        }
    }

    private static RefusedException Unknown(long handle) =>
        new(Status.UnknownHandle, $"There is no potential {handle}: it was never created, or was freed.");
}
