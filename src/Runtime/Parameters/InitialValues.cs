using System.Text;

namespace GeoDL.Typed;

/// <summary>Initial values of one parameter: random numbers that depend on the seed and the path alone.</summary>
internal readonly struct InitialValues
{
    private readonly ulong _key;

    internal InitialValues(ulong seed, string path, int count)
    {
        _key = CounterRandom.Mix(seed ^ CounterRandom.Hash(Encoding.UTF8.GetBytes(path)));
        Count = count;
    }

    internal int Count { get; }

    /// <summary>Independent standard normal numbers, as e3nn initialises weights.</summary>
    internal double[] Normal()
    {
        var values = new double[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = CounterRandom.Normal(_key, (ulong)i);
        return values;
    }

    internal double[] Constant(double value)
    {
        var values = new double[Count];
        Array.Fill(values, value);
        return values;
    }
}
