namespace GeoDL.Typed.Samples.Common;

/// <summary>Runs a command so that what the user can mend, and an interruption, end it with one line.</summary>
public static class Guarded
{
    /// <summary>128 + SIGINT, as shells report an interruption.</summary>
    public const int Interrupted = 130;

    /// <summary>
    /// How long an interrupted command may take to come to a safe point and save, before it is ended.
    /// </summary>
    public static readonly TimeSpan PatienceWhenInterrupted = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command; errors that the user can mend become one line, others keep their stack trace.</summary>
    /// <param name="action">The command; returns the exit code.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The exit code: 1 after an error, <see cref="Interrupted"/> where an interruption ended it.</returns>
    public static int Run(Func<int> action, CancellationToken cancellation = default)
    {
        using CancellationTokenRegistration told = cancellation.Register(static () =>
            Console.Error.WriteLine("Stopping as soon as what is under way can be left …")
        );
        try
        {
            return action();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped. Files that were complete before are as they were.");
            return Interrupted;
        }
        catch (Exception error) when (Processes.IsMendable(error))
        {
            Console.Error.WriteLine($"error: {error.Message}");
            return 1;
        }
    }
}
