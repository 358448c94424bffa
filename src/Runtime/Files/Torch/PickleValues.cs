namespace GeoDL.Typed;

/// <summary>A function or class that a pickle names. It is compared with known names, never looked up.</summary>
internal sealed record PickleName(string Module, string Name)
{
    internal string FullName => $"{Module}.{Name}";

    /// <summary>Whether it is a class of a TorchScript program, whose objects are read as bags of attributes.</summary>
    internal bool IsScriptClass => Module == "__torch__" || Module.StartsWith("__torch__.", StringComparison.Ordinal);
}

/// <summary>A Python tuple.</summary>
internal sealed record PickleTuple(object?[] Items);

/// <summary>A Python list.</summary>
internal sealed class PickleList
{
    internal List<object?> Items { get; } = [];
}

/// <summary>A Python dictionary, ordered or not, with its entries as they came.</summary>
internal sealed class PickleDictionary
{
    internal List<(object? Key, object? Value)> Entries { get; } = [];
}

/// <summary>An object of a TorchScript class: its attributes by name, and nothing else of it.</summary>
internal sealed record PickleObject(string Class)
{
    internal List<(object? Key, object? Value)> Attributes { get; } = [];
}

/// <summary>A storage: so many numbers in a record of the archive.</summary>
internal sealed record TorchStorage(NumberType Type, string Key, long Count);

/// <summary>A tensor: a view of a storage; offset and strides count numbers.</summary>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides);
