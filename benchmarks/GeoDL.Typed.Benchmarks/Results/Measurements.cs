using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Results;

/// <summary>All timings of a run, to be asked for figures by the start of a group and the name of a case.</summary>
internal sealed class Measurements(Machine machine)
{
    private readonly List<Timed> _timings = [];

    public double? ColdStart { get; set; }

    public double? NativeStart { get; set; }

    public void Add(IEnumerable<Timed> timings) => _timings.AddRange(timings);

    /// <summary>Times as fast as e3nn on the better build of PyTorch.</summary>
    public double? Better(string group, string name) => Find(group, name) is { } t ? TimingTable.Better(t) : null;

    /// <summary>Times as fast as another library.</summary>
    public double? Ratio(string group, string name, string library) =>
        Find(group, name) is { } t && t.Peers.TryGetValue(library, out Sample? peer)
            ? TimingTable.Ratio(t, peer)
            : null;

    public double? Nanoseconds(string group, string name) =>
        Find(group, name) is { } t ? t.Ours.Median * 1e9 / t.Work.Items : null;

    public double? Microseconds(string group, string name) => Find(group, name) is { } t ? t.Ours.Median * 1e6 : null;

    /// <summary>Percent of the hardware's limit.</summary>
    public double? Share(string group, string name) =>
        Find(group, name) is { } t ? 100 * machine.Limit(t.Work) / t.Ours.Median : null;

    /// <summary>How much longer a case takes than the one that it is compared with.</summary>
    public double? Over(string group, string name) =>
        Find(group, name) is { Work.Against: { } other } t && Find(group, other) is { } reference
            ? t.Ours.Median / reference.Ours.Median
            : null;

    private Timed? Find(string group, string name) =>
        _timings.FirstOrDefault(t => t.Work.Group.StartsWith(group, StringComparison.Ordinal) && t.Work.Name == name);
}
