using System.Collections.Concurrent;

namespace GeoDL.Typed;

/// <summary>
/// Places with more coincident points than the requested number of neighbours: each is a neighbour of all others there,
/// since ties are kept together. The result for a place is computed once and shared by its points.
/// </summary>
/// <remarks>Otherwise each of m points would search among all m.</remarks>
internal sealed class CoincidentPoints(long maxEdges)
{
    private readonly ConcurrentDictionary<(int Cloud, CellVector Place), Found> _places = new();
    private readonly Lock _gate = new();
    private long _edges;
    private volatile bool _hasAny;
    private volatile ArgumentException? _tooMany;

    /// <summary>The result for the place of a point; null if it is not known yet.</summary>
    /// <exception cref="ArgumentException">The places known so far have more edges than a list can hold.</exception>
    public Found? At(int cloud, CellVector place)
    {
        if (!_hasAny)
            return null;
        return _tooMany is null ? _places.GetValueOrDefault((cloud, place)) : throw _tooMany;
    }

    /// <summary>Stores the result for one of the points at a place.</summary>
    /// <param name="cloud">Its cloud.</param>
    /// <param name="place">Its position.</param>
    /// <param name="points">The number of points there.</param>
    /// <param name="found">The neighbours of each of them.</param>
    /// <exception cref="ArgumentException">This number of points at one place has more edges than a list can hold; this
    /// is detected before they are gathered.</exception>
    public void Add(int cloud, CellVector place, int points, Found found)
    {
        lock (_gate)
        {
            if (!_places.ContainsKey((cloud, place)))
            {
                // Counted before the place becomes visible: while a thread waits here, others must not continue to
                // gather edges.
                _edges += (long)points * (found.Keys.Length - 1);
                if (_edges > maxEdges)
                {
                    _tooMany ??= new ArgumentException(
                        $"The search finds more than {maxEdges} edges, which one neighbour list cannot "
                            + $"hold: {points} points are at one place, and equally near points are kept together. "
                            + "Move them apart, merge them, or split the batch."
                    );
                }
                _hasAny = true;
                _places[(cloud, place)] = found;
            }
        }

        if (_tooMany is { } error)
            throw error;
    }

    /// <summary>
    /// All points at a place, the point itself included, in the order of edges; and the nearest point elsewhere.
    /// </summary>
    /// <param name="Keys">As <see cref="EdgeKey"/>s.</param>
    /// <param name="Next">The nearest elsewhere; null where there is none.</param>
    public sealed record Found(long[] Keys, long? Next);
}
