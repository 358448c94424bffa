using System.Buffers.Binary;
using System.Text.Json;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// What is written beside the weights of a checkpoint, read before it is known which network they belong to.
/// </summary>
/// <remarks>
/// The library reads notes with the weights of a network that is there already (<see cref="Checkpoint.Load"/>), and
/// checks the whole file then. Here the header is read as strictly as safetensors says, and nothing else.
/// </remarks>
public static class CheckpointNotes
{
    // The format's own limit.
    private const long LongestHeader = 100_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>
    /// The notes of a file: safetensors begins with the length of a JSON header, whose field <c>__metadata__</c> holds
    /// them.
    /// </summary>
    /// <exception cref="DataFileException">The file is missing, cut off or something else.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        byte[] header = ReadHeader(path);
        if (header[0] != '{')
            throw new DataFileException(path, "the header does not begin with '{', so this is no checkpoint.");

        try
        {
            using JsonDocument document = JsonDocument.Parse(header, Strict);
            foreach (JsonProperty entry in document.RootElement.EnumerateObject())
            {
                if (entry.Value.ValueKind != JsonValueKind.Object)
                    throw new JsonException($"'{entry.Name}' is no object");
            }

            return document
                .RootElement.GetProperty("__metadata__")
                .EnumerateObject()
                .ToDictionary(
                    static note => note.Name,
                    static note =>
                        note.Value.ValueKind == JsonValueKind.String
                            ? note.Value.GetString()!
                            : throw new JsonException($"the note '{note.Name}' is no text")
                );
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DataFileException(
                path,
                $"the header is no JSON with notes, so this is no checkpoint of the study ({error.Message})."
            );
        }
    }

    private static byte[] ReadHeader(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        using FileStream stream = File.OpenRead(path);
        byte[] start = new byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8)
        {
            throw new DataFileException(
                path,
                "the file is cut off: a checkpoint begins with 8 bytes that say how long its header is."
            );
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(start);
        if (length is <= 0 or > LongestHeader || stream.Length - 8 < length)
            throw new DataFileException(path, "this is no checkpoint (safetensors), or its header is cut off.");

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }
}
