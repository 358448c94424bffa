namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>The other libraries, each in a process of its own; absent ones say so.</summary>
internal sealed class Peers : IDisposable
{
    public const string E3nn = "e3nn";
    public const string Sphericart = "sphericart";
    public const string E3nnC = "e3nn.c";
    public const string PyTorch = "PyTorch";
    public const string Healpy = "healpy";

    private readonly Dictionary<string, Peer> _peers = [];

    /// <summary>All that are known, in the order of the table's columns, with their scripts.</summary>
    public static IReadOnlyList<(string Name, string Script)> Libraries { get; } =
    [
        (E3nn, "e3nn_peer.py"),
        (Sphericart, "sphericart_peer.py"),
        (E3nnC, "e3nn_c_peer.py"),
        (PyTorch, "torch_peer.py"),
        (Healpy, "healpy_peer.py"),
    ];

    public static Peers Start()
    {
        var peers = new Peers();
        foreach ((string name, string script) in Libraries)
            peers._peers.Add(name, Peer.Start(name, script));
        return peers;
    }

    /// <summary>What each is, or why it is not there.</summary>
    public IEnumerable<string> Descriptions => _peers.Values.Select(static p => p.Description);

    /// <summary>A clock of that work, or null where the library is absent.</summary>
    public Func<int, double>? Clock(PeerWork work) =>
        _peers[work.Library] is { IsPresent: true } peer ? n => peer.Time(work.Work, n) : null;

    public void Dispose()
    {
        foreach (Peer peer in _peers.Values)
            peer.Dispose();
    }
}
