using System.Numerics;

namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>Replicas that are threads of this process.</summary>
internal sealed class ThreadReplicas : IReplicas
{
    private readonly Shared _shared;

    private ThreadReplicas(Shared shared, int index) => (_shared, Index) = (shared, index);

    public int Count => _shared.Posted.Length;

    public int Index { get; }

    /// <summary>Runs an action in so many replicas.</summary>
    /// <returns>What each returned or threw.</returns>
    public static object[] Run(int count, Func<IReplicas, object> action)
    {
        var shared = new Shared(count);
        var results = new object[count];
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Thread(() =>
                {
                    try
                    {
                        results[i] = action(new ThreadReplicas(shared, i));
                    }
                    catch (Exception error)
                    {
                        results[i] = error;
                    }
                })),
        ];
        Array.ForEach(threads, static t => t.Start());
        foreach (Thread thread in threads)
            Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "A replica waits for another that does not come.");
        return results;
    }

    public void Sum<S>(Span<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        _shared.Posted[Index] = values.ToArray();
        _shared.Barrier.SignalAndWait();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((S[])_shared.Posted[0])[i];
            for (int r = 1; r < Count; r++)
                values[i] += ((S[])_shared.Posted[r])[i];
        }

        _shared.Barrier.SignalAndWait();
    }

    private sealed class Shared(int count)
    {
        public Array[] Posted { get; } = new Array[count];

        public Barrier Barrier { get; } = new(count);
    }
}
