using System.Runtime.ExceptionServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The threads that share the parts of one operation. One operation uses them at a time; other operations meanwhile run
/// their parts on their own thread.
/// </summary>
/// <remarks>
/// The team has its own threads instead of the thread pool's: a call allocates nothing, and they wake up within
/// microseconds.
/// </remarks>
internal static class WorkerTeam
{
    private static readonly Lock Gate = new();
    private static readonly List<SemaphoreSlim> Helpers = [];

    [ThreadStatic]
    private static bool _isAlone;

    private static IParts? _work;
    private static int _parts;
    private static int _next;
    private static int _busy;
    private static Exception? _failure;

    /// <summary>Runs all parts, in this thread and others.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">How many parts it has.</param>
    /// <param name="most">The maximum number of threads: workers have numbers below it.</param>
    /// <exception cref="Exception">A part threw; thrown again after all threads have stopped.</exception>
    internal static void Run(IParts work, int parts, int most)
    {
        int threads = Math.Min(most, parts);
        if (threads > 1 && !_isAlone && Gate.TryEnter())
        {
            try
            {
                Share(work, parts, threads);
            }
            finally
            {
                Gate.Exit();
            }
        }
        else
        {
            for (int part = 0; part < parts; part++)
                work.Run(part, parts, 0);
        }
    }

    /// <summary>Runs a function on this thread alone, because it is itself one of several that run at once.</summary>
    internal static T Alone<T>(Func<T> run)
    {
        bool before = _isAlone;
        _isAlone = true;
        try
        {
            return run();
        }
        finally
        {
            _isAlone = before;
        }
    }

    private static void Share(IParts work, int parts, int threads)
    {
        while (Helpers.Count < threads - 1)
            Start();
        (_work, _parts, _next, _failure) = (work, parts, 0, null);
        Volatile.Write(ref _busy, threads - 1);
        for (int helper = 0; helper < threads - 1; helper++)
            Helpers[helper].Release();
        Work(0);
        var spin = default(SpinWait);
        while (Volatile.Read(ref _busy) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
        _work = null;
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    private static void Work(int worker)
    {
        // A part may contain operations that would otherwise be shared among threads.
        bool before = _isAlone;
        _isAlone = true;
        try
        {
            for (
                int part = Interlocked.Increment(ref _next) - 1;
                part < _parts;
                part = Interlocked.Increment(ref _next) - 1
            )
            {
                _work!.Run(part, _parts, worker);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            Interlocked.Exchange(ref _next, _parts);
        }
        finally
        {
            _isAlone = before;
        }
    }

    private static void Start()
    {
        var signal = new SemaphoreSlim(0);
        Helpers.Add(signal);
        int worker = Helpers.Count;
        new Thread(() =>
        {
            while (true)
            {
                signal.Wait();
                Work(worker);
                Interlocked.Decrement(ref _busy);
            }
        })
        {
            IsBackground = true,
            Name = $"GeoDL.Typed {worker}",
        }.Start();
    }
}
