using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// Names and tensors of an archive of PyTorch: keys, places in lists and attributes, joined by dots.
/// </summary>
/// <remarks>
/// Tensors that share a storage share its bytes, as long as their numbers lie one behind another; others are copied.
/// </remarks>
internal sealed class TorchFile
{
    private const int DeepestNesting = 64;
    private const int MostNames = 1 << 20;
    private const int MostText = 1 << 26;

    /// <summary>The name of a value that stands alone in its file.</summary>
    private const string Alone = "tensor";

    private readonly Dictionary<string, byte[]> _storages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TorchStorage> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberArray> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly TorchArchive _archive;

    /// <summary>
    /// How many bytes may still be read, and copied: overlapping records or views of one storage could ask for any
    /// number.
    /// </summary>
    private long _readable;

    private double _copied;
    private int _names;
    private long _text;

    private TorchFile(string path, long length, TorchArchive archive)
    {
        (_path, _archive, _readable) = (path, archive, length);
        _copied = 16.0 * length;
    }

    /// <summary>Reads an archive.</summary>
    /// <exception cref="FormatException">It is damaged, or has something that is not read.</exception>
    internal static (Dictionary<string, NumberArray> Tensors, Dictionary<string, string> Notes) Read(
        Stream stream,
        string path
    ) =>
        TorchArchive.Read(
            stream,
            archive =>
            {
                var file = new TorchFile(path, stream.Length, archive);
                file.Add(string.Empty, "data", PickleMachine.Read(archive.Pickle("data.pkl")), 0);
                if (archive.Has("constants.pkl"))
                    file.Add("constants", "constants", PickleMachine.Read(archive.Pickle("constants.pkl")), 0);
                foreach (string note in archive.Notes)
                {
                    if (archive.Text(note) is { } text && !file._notes.TryAdd(note, text))
                        throw new FormatException($"{TorchNames.Quoted(note)} occurs twice");
                }

                return (file._tensors, file._notes);
            }
        );

    private void Add(string name, string folder, object? value, int depth)
    {
        if (++_names > MostNames || (_text += name.Length) > MostText)
            throw new FormatException($"it has more than {MostNames} values, or names of more than {MostText} letters");
        if (depth > DeepestNesting)
            throw new FormatException($"its values are nested deeper than {DeepestNesting} levels");
        switch (value)
        {
            case TorchTensor tensor:
                Named(_tensors, name, Array(name, folder, tensor));
                break;
            case PickleDictionary dictionary:
                AddAll(name, folder, dictionary.Entries, depth);
                break;
            case PickleObject script:
                AddAll(name, folder, script.Attributes, depth);
                break;
            case PickleList list:
                AddAll(name, folder, [.. list.Items.Select(static (item, i) => ((object?)(long)i, item))], depth);
                break;
            case PickleTuple tuple:
                AddAll(name, folder, [.. tuple.Items.Select(static (item, i) => ((object?)(long)i, item))], depth);
                break;
            case bool or long or double or string:
                Named(_notes, name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            // A class or a bare storage has no numbers of its own, None says that there is nothing.
            case null or PickleName or TorchStorage:
                break;
        }
    }

    private void AddAll(string name, string folder, List<(object? Key, object? Value)> entries, int depth)
    {
        foreach ((object? key, object? value) in entries)
        {
            string part = key switch
            {
                string text => text,
                long number => number.ToString(CultureInfo.InvariantCulture),
                _ => throw new FormatException(
                    $"a key below {TorchNames.Quoted(name)} is {TorchNames.Text(key)}, neither text nor a number"
                ),
            };
            Add(name.Length == 0 ? part : $"{name}.{part}", folder, value, depth + 1);
        }
    }

    private static void Named<T>(Dictionary<string, T> values, string name, T value)
    {
        if (!values.TryAdd(name.Length == 0 ? Alone : name, value))
            throw new FormatException($"two values are named {TorchNames.Quoted(name)}");
    }

    private NumberArray Array(string name, string folder, TorchTensor tensor)
    {
        string shape = $"[{string.Join(", ", tensor.Shape)}]";
        (long[] lengths, long[] strides) = (tensor.Shape, tensor.Strides);
        if (
            strides.Length != lengths.Length
            || lengths.Any(static n => n is < 0 or > int.MaxValue)
            || strides.Any(static n => n < 0)
            || tensor.Offset < 0
        )
        {
            throw new FormatException($"{TorchNames.Quoted(name)} has the shape {shape} with strides that do not fit");
        }
        int width = tensor.Storage.Type.Size();
        int[] array = System.Array.ConvertAll(lengths, static n => (int)n);
        byte[] bytes = Bytes(folder, tensor.Storage);
        if (lengths.Contains(0))
            return new NumberArray(_path, tensor.Storage.Type, array, ReadOnlyMemory<byte>.Empty);

        // In double: a file may ask for more than any integer type holds.
        double count = 1,
            last = tensor.Offset;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            count *= lengths[axis];
            last += (lengths[axis] - 1.0) * strides[axis];
        }

        if (last >= tensor.Storage.Count)
            throw new FormatException($"{TorchNames.Quoted(name)} of shape {shape} reaches beyond its storage");
        if (count > tensor.Storage.Count)
        {
            throw new FormatException(
                $"{TorchNames.Quoted(name)} of shape {shape} repeats the numbers of its storage; save a clone of it"
            );
        }
        return new NumberArray(
            _path,
            tensor.Storage.Type,
            array,
            IsContiguous(lengths, strides)
                ? bytes.AsMemory((int)tensor.Offset * width, (int)count * width)
                : Gathered(bytes, tensor, (int)count, width)
        );
    }

    private byte[] Bytes(string folder, TorchStorage storage)
    {
        string record = $"{folder}/{storage.Key}";
        if (_declared.TryGetValue(record, out TorchStorage? known) && known != storage)
            throw new FormatException($"its record '{record}' is declared twice, as {known.Type} and {storage.Type}");
        if (known is not null)
            return _storages[record];
        double length = (double)storage.Count * storage.Type.Size();
        if (length > _readable)
        {
            throw new FormatException(
                $"its record '{record}' has {storage.Count.ToString(CultureInfo.InvariantCulture)} numbers of type "
                    + $"{storage.Type}, more than fit into the file"
            );
        }
        _readable -= (long)length;
        _declared[record] = storage;
        return _storages[record] = _archive.Numbers(record, (long)length);
    }

    private static bool IsContiguous(long[] lengths, long[] strides)
    {
        long expected = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            // Where there is one entry its stride does not matter.
            if (lengths[axis] != 1 && strides[axis] != expected)
                return false;
            expected *= lengths[axis];
        }

        return true;
    }

    /// <summary>The numbers of a view one behind another, the last axis changing fastest.</summary>
    private byte[] Gathered(byte[] storage, TorchTensor tensor, int count, int width)
    {
        if ((_copied -= (double)count * width) < 0)
            throw new FormatException("its tensors are views of each other, and ask for more than the file has");
        byte[] bytes = new byte[count * width];
        long[] index = new long[tensor.Shape.Length];
        long at = tensor.Offset;
        for (int i = 0; i < count; i++)
        {
            storage.AsSpan((int)at * width, width).CopyTo(bytes.AsSpan(i * width));
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                at += tensor.Strides[axis];
                if (++index[axis] < tensor.Shape[axis])
                    break;
                at -= tensor.Strides[axis] * tensor.Shape[axis];
                index[axis] = 0;
            }
        }

        return bytes;
    }
}
