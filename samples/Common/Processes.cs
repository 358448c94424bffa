namespace GeoDL.Typed.Samples.Common;

/// <summary>Runs a command in one process, or as one of those that <c>mpirun</c> has started together.</summary>
public static class Processes
{
    /// <summary>Runs a command; says how many processes there are, and whose error it is where one ends it.</summary>
    /// <param name="output">Where the report goes; of several processes only the first one reports.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <param name="action">The command, given the processes (null: this one is alone) and where its report goes;
    /// returns the exit code.</param>
    /// <returns>The exit code; 1 after an error.</returns>
    public static int Run(TextWriter output, CancellationToken cancellation, Func<IReplicas?, TextWriter, int> action)
    {
        using MpiReplicas? mpi = MpiReplicas.Start(cancellation);
        if (mpi is null)
        {
            output.WriteLine("Processes: this one (mpirun -n 2 … would train with two).");
            return action(null, output);
        }

        TextWriter own = mpi.Index == 0 ? output : TextWriter.Null;
        own.WriteLine($"Processes: {mpi.Count}, this is {mpi.Description}.");
        try
        {
            return action(mpi.Count > 1 ? mpi : null, own);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Written here, since leaving may end the processes, this one included.
            Console.Error.WriteLine($"error in {mpi.Description}: {(IsMendable(error) ? error.Message : error)}");
            mpi.Fail();
            return 1;
        }
    }

    /// <summary>Whether the user can mend an error, so that its message is enough.</summary>
    public static bool IsMendable(Exception error) =>
        error is DataFileException or ReplicaException or IOException or UnauthorizedAccessException;

    /// <summary>Threads of each process: so many, or else the processors shared evenly.</summary>
    /// <param name="replicas">The processes, taken to be on one machine; null: this one is alone.</param>
    /// <param name="threads">0 leaves it to the machine.</param>
    public static int Threads(IReplicas? replicas, int threads) =>
        threads > 0 ? threads : Math.Max(1, Parallelism.Threads / (replicas?.Count ?? 1));
}
