using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>
/// Processes that <c>mpirun</c> has started together, as replicas. Open MPI and MPICH (and what shares its binary
/// interface), found at run time.
/// </summary>
/// <remarks>
/// Numbers are exchanged as bytes and added up here, in the order of the processes: results depend on the number of
/// processes, but not on the library, its algorithms or the network. One thread at a time may ask for a sum.
/// </remarks>
public sealed unsafe class MpiReplicas : IReplicas, IDisposable
{
    // Up to so many bytes everybody gets everything; beyond, everybody adds up one part, which takes two exchanges but
    // fewer bytes.
    private const int SmallSize = 4096;

    // A launcher that ends a run gives a process a second or so between asking and killing it: enough to save what
    // there is.
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

    /// <summary>Which process this is, and of which MPI.</summary>
    public string Description { get; }

    /// <summary>Joins the processes that were started together.</summary>
    /// <param name="interruption">Once cancelled, a sum that the others do not come to in time is given up: they may
    /// have gone.</param>
    /// <returns>The replicas; null where this process was not started by a launcher of MPI, so that it runs
    /// alone.</returns>
    /// <exception cref="ReplicaException">It was, but the library is not found or fails.</exception>
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
                $"The launcher says that it started {launch.Size} processes, the library knows "
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
    /// Says that this process cannot go on. Disposing then waits some seconds for the others, who may have learned of
    /// it from
    /// <see cref="Replicas.Agree"/> and be saving, and ends those that have not come to their own end.
    /// </summary>
    public void Fail() => _hasFailed = true;

    /// <summary>Leaves, when all processes do.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            // Waiting here, not in the library: it would keep a core busy.
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

        // Not moved by the collector: the library may still hold them where an exchange was given up.
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
                        $"Stopped at a sum over {Count} processes that the others have not come to: "
                            + "they have gone, or are busy. The step was not taken."
                    );
                }
            }

            // Others may need the core to come here at all; but never asleep, or every exchange would take a
            // millisecond.
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
