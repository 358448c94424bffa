using System.Diagnostics;

namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// Tells how far a long work is, at most every two seconds, on the error stream so that output stays clean.
/// </summary>
/// <param name="what">What is being counted.</param>
/// <param name="total">How many there will be.</param>
public sealed class ConsoleProgress(string what, int total) : IProgress<int>
{
    private const double SecondsBetween = 2.0;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private double _next = SecondsBetween;

    /// <inheritdoc/>
    public void Report(int value)
    {
        lock (_gate)
        {
            double now = _watch.Elapsed.TotalSeconds;
            if (now < _next || value >= total)
                return;

            _next = now + SecondsBetween;
            Console.Error.WriteLine(
                FormattableString.Invariant(
                    $"  {what}: {value}/{total}, about {now / value * (total - value):0} s to go"
                )
            );
        }
    }
}
