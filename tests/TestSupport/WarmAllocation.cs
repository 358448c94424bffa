namespace GeoDL.Typed.TestSupport;

/// <summary>What passes allocate once they are warm.</summary>
public static class WarmAllocation
{
    private const int InARow = 3;
    private const int Most = 20;

    /// <summary>
    /// The bytes of the last pass; zero if some passes in a row allocated nothing. The runtime itself may allocate on a
    /// test's thread now and then, when it loads or replaces code, so that one pass alone proves nothing.
    /// </summary>
    /// <param name="pass">Runs a pass and gives the bytes that it allocated.</param>
    public static long Measure(Func<long> pass)
    {
        long bytes = -1;
        for (int repeat = 0, free = 0; repeat < Most && free < InARow; repeat++)
        {
            bytes = pass();
            free = bytes == 0 ? free + 1 : 0;
        }

        return bytes;
    }

    /// <summary>The same of a pass, all of which counts.</summary>
    public static long Measure(Action pass) =>
        Measure(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            pass();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
}
