using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// Writes the progress of a training: one line that is rewritten on a terminal, whole lines now and then elsewhere.
/// </summary>
/// <remarks>
/// <c>step 120/1000, loss 0.1234, validation 0.2345, 12.3 steps/s, 1:12 left</c>, the same in every culture. The last
/// step and every validation are always written. Speed and time left are means over this run.
/// </remarks>
public sealed class ProgressLine : IProgress<TrainingProgress>, IDisposable
{
    private static readonly TimeSpan BetweenRewrites = TimeSpan.FromSeconds(0.1),
        BetweenLines = TimeSpan.FromSeconds(10);

    private readonly TextWriter _output;
    private readonly bool _rewrites;
    private readonly Lock _gate = new();
    private TimeSpan _last;
    private TimeSpan _next;
    private long _first;
    private int _width;
    private bool _isOver;

    /// <summary>A line on a writer.</summary>
    /// <param name="output">Where it goes; null for the error stream.</param>
    /// <param name="rewrites">Whether the line is rewritten; null for yes exactly if the writer is the console's output
    /// or error stream and that is a terminal.</param>
    public ProgressLine(TextWriter? output = null, bool? rewrites = null)
    {
        _output = output ?? Console.Error;
        _rewrites =
            rewrites
            ?? (
                (ReferenceEquals(_output, Console.Out) && !Console.IsOutputRedirected)
                || (ReferenceEquals(_output, Console.Error) && !Console.IsErrorRedirected)
            );
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The line has ended.</exception>
    public void Report(TrainingProgress value)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            // Elapsed time begins anew with each run, and so do speed and time left.
            if (_first == 0 || value.Elapsed < _last)
                (_first, _next) = (value.Step, TimeSpan.Zero);
            _last = value.Elapsed;
            bool isLast = value.Step >= value.Steps;
            if (value.Elapsed < _next && !isLast && value.Validation is null)
                return;
            _next = value.Elapsed + (_rewrites ? BetweenRewrites : BetweenLines);
            Write(Text(value), stays: isLast || value.Validation is not null);
        }
    }

    /// <summary>Ends a line that would have been rewritten.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_width > 0)
                _output.WriteLine();
            (_width, _isOver) = (0, true);
        }
    }

    private string Text(TrainingProgress value)
    {
        long done = value.Step - _first + 1;
        double seconds = value.Elapsed.TotalSeconds;
        TimeSpan left = value.Remaining(done);
        string validation = value.Validation is { } v
            ? string.Create(CultureInfo.InvariantCulture, $", validation {v:G4}")
            : string.Empty;
        string speed =
            seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", {done / seconds:G3} steps/s") : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"step {value.Step}/{value.Steps}, loss {value.Loss:G4}{validation}{speed}, "
                + $"{(long)left.TotalMinutes}:{left.Seconds:00} left"
        );
    }

    private void Write(string text, bool stays)
    {
        if (!_rewrites)
        {
            _output.WriteLine(text);
            return;
        }
        _output.Write('\r');
        _output.Write(text.PadRight(_width));
        _width = text.Length;
        if (stays)
        {
            _output.WriteLine();
            _width = 0;
        }

        _output.Flush();
    }
}
