namespace GeoDL.Typed;

/// <summary>
/// Random numbers as a function of a key and a counter: there is no state, and they are the same on every machine and
/// in every order.
/// </summary>
/// <remarks>The mixer is SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014).</remarks>
internal static class CounterRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    internal static ulong Mix(ulong z)
    {
        z += GoldenGamma;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    internal static ulong Bits(ulong key, ulong counter) => Mix(Mix(key) ^ Mix(counter * GoldenGamma + 1));

    /// <summary>Uniform in [0, 1).</summary>
    internal static double Uniform(ulong key, ulong counter) => (Bits(key, counter) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    internal static double Normal(ulong key, ulong counter)
    {
        double u = 1 - Uniform(key, 2 * counter);
        double v = Uniform(key, 2 * counter + 1);
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>FNV-1a.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in bytes)
            hash = (hash ^ b) * 1099511628211;
        return hash;
    }
}
