using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Collects faults while a declaration is read.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    public int Count => _faults.Count;

    /// <summary>Adds a fault. Without a place (a symbol from metadata) it is not reported.</summary>
    public void Add(string id, LocationInfo? location, params string[] arguments) =>
        AddRelated(id, location, null, arguments);

    public void AddRelated(string id, LocationInfo? location, LocationInfo? related, params string[] arguments)
    {
        if (location is null)
            return;
        EquatableArray<LocationInfo> others = related is null ? default : new([related]);
        _faults.Add(new Fault(id, location, arguments.ToEquatableArray(), others));
    }

    public EquatableArray<Fault> ToEquatableArray() =>
        _faults.Count == 0
            ? default
            : _faults
                .OrderBy(f => f.Location.FilePath, StringComparer.Ordinal)
                .ThenBy(f => f.Location.Span.Start)
                .ThenBy(f => f.Id, StringComparer.Ordinal)
                .Distinct()
                .ToEquatableArray();
}
