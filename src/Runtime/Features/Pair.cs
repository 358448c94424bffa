namespace GeoDL.Typed;

/// <summary>Two outputs of a model or a layer: C# has no tuples of values that live on the stack.</summary>
/// <typeparam name="TFirst">The first.</typeparam>
/// <typeparam name="TSecond">The second.</typeparam>
public readonly ref struct Pair<TFirst, TSecond>
    where TFirst : struct, allows ref struct
    where TSecond : struct, allows ref struct
{
    /// <summary>Joins two values.</summary>
    public Pair(TFirst first, TSecond second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The first value.</summary>
    public TFirst First { get; }

    /// <summary>The second value.</summary>
    public TSecond Second { get; }

    /// <summary>Deconstructs the pair: <c>var (hidden, answer) = net.Forward(cloud)</c>.</summary>
    public void Deconstruct(out TFirst first, out TSecond second)
    {
        first = First;
        second = Second;
    }
}
