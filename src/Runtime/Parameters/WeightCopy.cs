namespace GeoDL.Typed;

/// <summary>A copy of all numbers of a model, running statistics included, as they are stored in memory.</summary>
internal sealed class WeightCopy(ParameterSet set)
{
    private readonly Dictionary<Parameter, byte[]> _bytes = set.All.ToDictionary(
        static p => p,
        static p => new byte[p.Bytes.Length]
    );

    /// <summary>The copy of a parameter.</summary>
    internal Span<byte> Of(Parameter parameter) => _bytes[parameter];

    /// <summary>Copies the model's numbers.</summary>
    internal void Take()
    {
        foreach ((Parameter parameter, byte[] bytes) in _bytes)
            parameter.Bytes.CopyTo(bytes);
    }

    /// <summary>Overwrites the model's numbers.</summary>
    internal void Put()
    {
        foreach ((Parameter parameter, byte[] bytes) in _bytes)
            bytes.CopyTo(parameter.Bytes);
    }
}
