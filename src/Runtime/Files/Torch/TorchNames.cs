using System.Globalization;
using System.Text;

namespace GeoDL.Typed;

/// <summary>The names of Python that the pickles of PyTorch's archives may hold, and what each stands for.</summary>
internal static class TorchNames
{
    private const string Dictionary = "collections.OrderedDict";
    private const string Tensor = "torch._utils._rebuild_tensor_v2";
    private const string Parameter = "torch._utils._rebuild_parameter";

    private static readonly Dictionary<string, NumberType> Storages = new(StringComparer.Ordinal)
    {
        ["torch.DoubleStorage"] = NumberType.Float64,
        ["torch.FloatStorage"] = NumberType.Float32,
        ["torch.HalfStorage"] = NumberType.Float16,
        ["torch.BFloat16Storage"] = NumberType.BFloat16,
        ["torch.LongStorage"] = NumberType.Int64,
        ["torch.IntStorage"] = NumberType.Int32,
        ["torch.ShortStorage"] = NumberType.Int16,
        ["torch.CharStorage"] = NumberType.Int8,
        ["torch.ByteStorage"] = NumberType.UInt8,
        ["torch.BoolStorage"] = NumberType.Boolean,
        ["torch.storage.UntypedStorage"] = NumberType.UInt8,
    };

    /// <summary>TorchScript's marks of types of lists and dictionaries: each stands for its first argument.</summary>
    private static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "torch.jit._pickle.restore_type_tag",
        "torch.jit._pickle.build_intlist",
        "torch.jit._pickle.build_doublelist",
        "torch.jit._pickle.build_boollist",
        "torch.jit._pickle.build_tensorlist",
    };

    /// <summary>A name that may occur.</summary>
    /// <exception cref="FormatException">It is none; the message says which.</exception>
    internal static PickleName Allowed(PickleName name) =>
        name.IsScriptClass
        || name.FullName is Dictionary or Tensor or Parameter
        || Storages.ContainsKey(name.FullName)
        || Tags.Contains(name.FullName)
            ? name
            : throw new FormatException(
                $"it asks for Python's {Quoted(name.FullName)}, which no tensor needs (nothing was run; a file of "
                    + "torch.save(model.state_dict()) has tensors only)"
            );

    /// <summary>What a call would give, without calling.</summary>
    /// <exception cref="FormatException">It is not one of the calls that make tensors.</exception>
    internal static object? Value(object? function, object? arguments)
    {
        if (function is PickleName name && arguments is PickleTuple { Items: var items })
        {
            switch (name.FullName)
            {
                case Tensor when items.Length is 6 or 7 && items is [TorchStorage storage, long offset, var shape, ..]:
                    return new TorchTensor(storage, offset, Numbers(shape, "shape"), Numbers(items[3], "strides"));
                case Parameter when items is [TorchTensor tensor, bool, PickleDictionary { Entries.Count: 0 }]:
                    return tensor;
                case Dictionary when items.Length == 0:
                    return new PickleDictionary();
                case var tag when Tags.Contains(tag) && items.Length is 1 or 2:
                    return items[0];
            }
        }

        throw new FormatException($"it calls {Text(function)} in a way that makes no tensor");
    }

    /// <summary>The storage of a persistent id: ('storage', class, key, device, count).</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static TorchStorage Storage(object? id)
    {
        if (id is not PickleTuple { Items: ["storage", PickleName type, string key, string, long count] })
            throw new FormatException("it has a persistent id that is no storage");
        if (!Storages.TryGetValue(type.FullName, out NumberType number))
            throw new FormatException($"it has a storage of {Quoted(type.FullName)}, which has no numbers");
        if (key.Length is 0 or > 18 || !key.All(char.IsAsciiDigit))
            throw new FormatException($"it has a storage at {Quoted(key)}, which is no number of a record");
        return count >= 0
            ? new TorchStorage(number, key, count)
            : throw new FormatException($"storage {key} has {count} numbers");
    }

    /// <summary>A value in a message.</summary>
    internal static string Text(object? value) =>
        value switch
        {
            PickleName name => Quoted(name.FullName),
            PickleObject script => Quoted(script.Class),
            string text => Quoted(text),
            TorchTensor => "a tensor",
            TorchStorage => "a storage",
            PickleDictionary => "a dictionary",
            PickleList => "a list",
            PickleTuple => "a tuple",
            null => "nothing",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    /// <summary>A file's own text, in one line and not too long.</summary>
    internal static string Quoted(string text)
    {
        const int Longest = 100;
        var quoted = new StringBuilder("'");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, Longest)))
            quoted.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        return quoted.Append(text.Length > Longest ? "…'" : "'").ToString();
    }

    private static long[] Numbers(object? tuple, string what) =>
        tuple is PickleTuple { Items: var items } && items.All(static i => i is long)
            ? [.. items.Select(static i => (long)i!)]
            : throw new FormatException($"a tensor has {what} that are no whole numbers");
}
