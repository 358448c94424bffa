using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>
/// Processes that <c>mpirun</c> has started together, as replicas. Open MPI and MPICH (and libraries with its binary
/// interface) are found at run time.
/// </summary>
/// <remarks>
/// Numbers are exchanged as bytes and added here, in the order of the processes: results depend on the number of
/// processes, but not on the library, its algorithms or the network. One thread at a time may request a sum.
/// </remarks>
public sealed unsafe class MpiReplicas : IReplicas, IDisposable
{
    // Up to this number of bytes, every process receives everything. Beyond it, every process adds one part, which
    // takes two exchanges but fewer bytes.
    private const int SmallSize = 4096;

    // A launcher that ends a run gives a process about a second between the request and killing it: enough to save a
    // checkpoint.
    private static readonly TimeSpan PatienceWhenStopping = TimeSpan.FromSeconds(0.4),
        PatienceAfterFailure = TimeSpan.FromSeconds(10);

    private readonly MpiLibrary _library;
    private readonly CancellationToken _interruption;
    private byte[] _send = [],
        _receive = [];
    private bool _hasFailed,
        _isDisposed;

    private MpiReplicas(MpiLibrary library, CancellationToken interruption)
    {
        _library = library;
        _interruption = interruption;
        (Index, Count) = library.World();
        Description = $"process {Index} of {Count} ({library.Version})";
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Index { get; }

    /// <summary>The number of this process, and the MPI library.</summary>
    public string Description { get; }

    /// <summary>Joins the processes that were started together.</summary>
    /// <param name="interruption">After cancellation, a sum that the others do not join in time is abandoned, since
    /// they may have ended.</param>
    /// <returns>The replicas; null if this process was not started by an MPI launcher and so runs alone.</returns>
    /// <exception cref="ReplicaException">There is a launcher, but its library is not found or fails.</exception>
    public static MpiReplicas? Start(CancellationToken interruption = default)
    {
        if (MpiLaunch.Find() is not { } launch)
            return null;
        MpiLibrary library = MpiLibrary.Load(launch);
        library.Start();
        var replicas = new MpiReplicas(library, interruption);
        return replicas.Count == launch.Size
            ? replicas
            : throw new ReplicaException(
                $"The launcher started {launch.Size} processes, but the library reports "
                    + $"{replicas.Count}. Does {MpiLaunch.LibraryVariable} name the library of another MPI?"
            );
    }

    /// <inheritdoc/>
    public void Sum<S>(Span<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_hasFailed)
        {
            throw new ReplicaException(
                "The connection between the replicas broke earlier; no more sums can be computed."
            );
        }
        int size = Unsafe.SizeOf<S>();
        bool isSmall = (long)values.Length * size <= SmallSize;
        int part = isSmall ? values.Length : ((values.Length - 1) / Count) + 1;
        long bytes = (long)part * size;
        if (bytes * Count > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{values.Length} numbers are more than can be summed at once.",
                nameof(values)
            );
        }
        Reserve((int)bytes * Count);
        Span<S> sent = MemoryMarshal.Cast<byte, S>(_send.AsSpan()),
            received = MemoryMarshal.Cast<byte, S>(_receive.AsSpan())[..(part * Count)];
        values.CopyTo(sent);
        fixed (
            byte* send = _send,
                receive = _receive
        )
        {
            if (isSmall)
            {
                Wait(_library.AllGather(send, receive, (int)bytes));
                AddUp(received, part);
                received[..part].CopyTo(values);
                return;
            }

            Wait(_library.AllToAll(send, receive, (int)bytes));
            AddUp(received, part);
            received[..part].CopyTo(sent);
            Wait(_library.AllGather(send, receive, (int)bytes));
        }

        received[..values.Length].CopyTo(values);
    }

    /// <summary>
    /// States that this process cannot continue. Disposing then waits some seconds for the others, which may have
    /// learned of it from
    /// <see cref="Replicas.Agree"/> and may be saving, and ends those that have not finished by then.
    /// </summary>
    public void Fail() => _hasFailed = true;

    /// <summary>Leaves the group of processes, together with all others.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            // Waits here, not in the library, which would keep a core busy.
            nint request = _library.Barrier();
            var watch = Stopwatch.StartNew();
            while (!_library.IsDone(ref request))
            {
                if (_hasFailed && watch.Elapsed > PatienceAfterFailure)
                    _library.Abort(1);
                Thread.Sleep(5);
            }

            _library.Finish();
        }
        catch (ReplicaException)
        {
            _library.Abort(1);
        }
    }

    private static void AddUp<S>(Span<S> parts, int length)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> total = parts[..length];
        for (int first = length; first + length <= parts.Length && length > 0; first += length)
            TensorPrimitives.Add(total, parts.Slice(first, length), total);
    }

    private void Reserve(int bytes)
    {
        if (_send.Length >= bytes)
            return;

        // Pinned: the library may still use the buffers after an exchange was abandoned.
        _send = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        _receive = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
    }

    private void Wait(nint request)
    {
        long stopping = 0;
        var spin = default(SpinWait);
        while (!_library.IsDone(ref request))
        {
            if (_interruption.IsCancellationRequested)
            {
                stopping = stopping == 0 ? Stopwatch.GetTimestamp() : stopping;
                if (Stopwatch.GetElapsedTime(stopping) > PatienceWhenStopping)
                {
                    _hasFailed = true;
                    throw new ReplicaException(
                        $"Stopped at a sum over {Count} processes that the others did not join: they have ended or "
                            + "are busy. The step was not taken."
                    );
                }
            }

            // Yields, since others may need the core to reach this point, but never sleeps, since every exchange would
            // then take a millisecond.
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
