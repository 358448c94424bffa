namespace GeoDL.Typed;

/// <summary>How many threads one prediction or pass may use.</summary>
/// <remarks>
/// Work is cut into parts that depend on its size alone, and each part writes rows of its own: results are the same bit
/// by bit, whatever the number of threads. Passes that run at the same time (a <see cref="Trainer{TSample}"/> with
/// several samples per step) use one thread each.
/// </remarks>
public static class Parallelism
{
    private static int _threads = Environment.ProcessorCount;

    /// <summary>The maximum number of threads; by default the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }
}
