namespace GeoDL.Typed;

/// <summary>
/// The named arrays of a file of weights: safetensors, a PyTorch archive (<c>.pth</c>, <c>.pt</c>), or TorchScript.
/// </summary>
/// <remarks>
/// <para>Of PyTorch's files those that PyTorch 1.6 and later write are read: zip archives with a pickle. The pickle is
/// not executed. Its opcodes and the names that tensors need are read as data: nested dictionaries, lists, tuples,
/// tensors and parameters, and objects of TorchScript as bags of attributes. Everything else is refused by its name.
/// </para>
/// <para>Names are keys, places in lists and attributes, joined by dots: <c>model.layers.0.weight</c>. TorchScript's
/// tables of constants are <c>constants.0</c>, …; a file that is one tensor has the name <c>tensor</c>.</para>
/// </remarks>
public sealed class TensorFile
{
    private TensorFile(
        string source,
        IReadOnlyDictionary<string, NumberArray> tensors,
        IReadOnlyDictionary<string, string> metadata
    ) => (Source, Tensors, Metadata) = (source, tensors, metadata);

    /// <summary>The file, as it was given.</summary>
    public string Source { get; }

    /// <summary>The arrays by name; they are little-endian and row-major, whatever the file's strides are.</summary>
    public IReadOnlyDictionary<string, NumberArray> Tensors { get; }

    /// <summary>
    /// The metadata of safetensors; of PyTorch's files the numbers, texts and switches beside the tensors, in the
    /// invariant culture, and short texts of TorchScript's folder <c>extra</c>, such as <c>extra/r_max</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a whole file. What it is follows from its first bytes, not from its name.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, of another kind, or has something that is
    /// not read; the message is one sentence that names the file and what is wrong. Nothing was executed.</exception>
    public static TensorFile Read(string path) =>
        Open(
            path,
            stream =>
            {
                Span<byte> start = stackalloc byte[8];
                int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
                stream.Position = 0;
                if (start[..read].StartsWith("PK"u8))
                {
                    (Dictionary<string, NumberArray> tensors, Dictionary<string, string> notes) = TorchFile.Read(
                        stream,
                        path
                    );
                    return new TensorFile(path, tensors, notes);
                }
                // A pickle of its own: PyTorch before 1.6, or another program.
                if (read > 1 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
                {
                    throw new FormatException(
                        "it is a bare pickle, as PyTorch wrote before 1.6; save it again with a later one"
                    );
                }
                var file = SafeTensorsFile.Parse(stream);
                return new TensorFile(path, file.Arrays(path), file.Metadata);
            }
        );

    /// <summary>Reads from a file; what is wrong with it becomes an exception that names it.</summary>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">Reading threw a <see cref="FormatException"/>.</exception>
    internal static T Open<T>(string path, Func<FileStream, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file at '{path}'.", path);
        return Checked(
            path,
            () =>
            {
                using FileStream stream = File.OpenRead(path);
                return read(stream);
            }
        );
    }

    /// <summary>Reads something of a file; what is wrong with it becomes an exception that names the file.</summary>
    /// <exception cref="InvalidDataException">Reading threw a <see cref="FormatException"/>.</exception>
    internal static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"The file '{path}' cannot be read: {error.Message}.", error);
        }
    }
}
