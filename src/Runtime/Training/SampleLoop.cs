using System.Runtime.ExceptionServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Samples of a step, or of a validation, on several threads.</summary>
internal static class SampleLoop
{
    /// <summary>Runs work for each number from 0 on; the first error is thrown as it is.</summary>
    /// <param name="threads">The maximum number of threads; 0 means the number of processors.</param>
    /// <param name="count">How many numbers.</param>
    /// <param name="work">The work.</param>
    internal static void Run(int threads, int count, Action<int> work)
    {
        if (threads == 0)
            threads = Environment.ProcessorCount;
        if (threads == 1 || count == 1)
        {
            for (int i = 0; i < count; i++)
                work(i);
            return;
        }

        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                i =>
                    WorkerTeam.Alone(() =>
                    {
                        work(i);
                        return 0;
                    })
            );
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
