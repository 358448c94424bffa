using System.Collections;

namespace GeoDL.Typed;

/// <summary>
/// Samples that are loaded when they are asked for, such as from files: a list that keeps none of them.
/// </summary>
/// <remarks>
/// A <see cref="Trainer{TSample}"/> asks for each sample of a batch once, from the threads of its passes, or from one
/// other thread with <see cref="Trainer{TSample}.ReadAhead"/>.
/// </remarks>
/// <typeparam name="TSample">The type of a sample.</typeparam>
public sealed class IndexedSamples<TSample> : IReadOnlyList<TSample>
{
    private readonly Func<int, TSample> _load;

    /// <summary>A list of samples.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="load">Loads the sample of an index; the same sample each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public IndexedSamples(int count, Func<int, TSample> load)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(load);
        Count = count;
        _load = load;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>Loads a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public TSample this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _load(index);
        }
    }

    /// <summary>Loads one sample after the other.</summary>
    public IEnumerator<TSample> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return _load(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
