using System.Collections.Concurrent;

namespace GeoDL.Typed;

/// <summary>
/// Places where more points lie than are asked for as neighbours: each is the neighbour of all others there, since ties
/// are kept together.
/// What is found at a place is found once and shared by its points.
/// </summary>
/// <remarks>Without that every one of m points would search among all m.</remarks>
internal sealed class CoincidentPoints(long maxEdges)
{
    private readonly ConcurrentDictionary<(int Cloud, CellVector Place), Found> _places = new();
    private readonly Lock _gate = new();
    private long _edges;
    private volatile bool _hasAny;
    private volatile ArgumentException? _tooMany;

    /// <summary>What lies at the place of a point; null where nothing is known of it.</summary>
    /// <exception cref="ArgumentException">The places known so far have more edges than a list can hold.</exception>
    public Found? At(int cloud, CellVector place)
    {
        if (!_hasAny)
            return null;
        return _tooMany is null ? _places.GetValueOrDefault((cloud, place)) : throw _tooMany;
    }

    /// <summary>Keeps what was found for one of the points at a place.</summary>
    /// <param name="cloud">Its cloud.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="points">How many points lie there.</param>
    /// <param name="found">What each of them finds.</param>
    /// <exception cref="ArgumentException">So many points at one place have more edges than a list can hold: known
    /// before they are gathered.</exception>
    public void Add(int cloud, CellVector place, int points, Found found)
    {
        lock (_gate)
        {
            if (!_places.ContainsKey((cloud, place)))
            {
                // Counted before anybody can see the place: a thread that waits here must not leave others gathering.
                _edges += (long)points * (found.Keys.Length - 1);
                if (_edges > maxEdges)
                {
                    _tooMany ??= new ArgumentException(
                        $"The search finds more than {maxEdges} edges, which one neighbour list cannot "
                            + $"hold: {points} points lie at one place, and points that are equally near are "
                            + "kept together. Move them apart, join them, or split the batch."
                    );
                }
                _hasAny = true;
                _places[(cloud, place)] = found;
            }
        }

        if (_tooMany is { } error)
            throw error;
    }

    /// <summary>All points at a place, itself included, in the order of edges; and the nearest elsewhere.</summary>
    /// <param name="Keys">As <see cref="EdgeKey"/>s.</param>
    /// <param name="Next">The nearest elsewhere; null where there is none.</param>
    public sealed record Found(long[] Keys, long? Next);
}
