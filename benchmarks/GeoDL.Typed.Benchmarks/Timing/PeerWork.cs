namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>The same work in another library.</summary>
/// <param name="Library">One of <see cref="Peers.Libraries"/>.</param>
/// <param name="Work">"case direction", as its script knows them.</param>
internal sealed record PeerWork(string Library, string Work)
{
    public static PeerWork E3nn(string work) => new(Peers.E3nn, work);
}
