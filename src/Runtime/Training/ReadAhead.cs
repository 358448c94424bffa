using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace GeoDL.Typed;

/// <summary>Reads items on another thread, a bounded number of them before they are asked for.</summary>
internal sealed class ReadAhead<T> : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<T> _channel;
    private readonly Task _reader;

    /// <summary>Begins to read.</summary>
    /// <param name="items">What is read.</param>
    /// <param name="capacity">Items that wait; one more may be in the hands of the reader.</param>
    internal ReadAhead(IAsyncEnumerable<T> items, int capacity)
    {
        _channel = Channel.CreateBounded<T>(
            new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true }
        );
        _reader = Task.Run(() => Read(items, _stop.Token));
    }

    /// <summary>The next item; waits for it. An error of the reader is thrown here.</summary>
    internal T Next(CancellationToken cancellation)
    {
        try
        {
            return _channel.Reader.ReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
            throw;
        }
    }

    /// <summary>Ends the reader, and waits until it has ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _reader.Wait();
        _stop.Dispose();
    }

    private async Task Read(IAsyncEnumerable<T> items, CancellationToken stop)
    {
        try
        {
            await foreach (T item in items.WithCancellation(stop).ConfigureAwait(false))
                await _channel.Writer.WriteAsync(item, stop).ConfigureAwait(false);
            _channel.Writer.Complete();
        }
        catch (Exception error)
        {
            // It is thrown on the other thread, when its item is asked for.
            _channel.Writer.Complete(error);
        }
    }
}
