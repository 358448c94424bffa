namespace GeoDL.Typed.Samples.Common;

/// <summary>Reports at once and in order, on the thread that computes.</summary>
/// <typeparam name="T">What is reported.</typeparam>
/// <param name="report">What is called.</param>
public sealed class Reported<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
