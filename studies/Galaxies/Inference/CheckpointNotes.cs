using System.Buffers.Binary;
using System.Text.Json;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// What is written beside the weights of a checkpoint, read before it is known which network they belong to.
/// </summary>
public static class CheckpointNotes
{
    private const int LongestHeader = 10_000_000;

    /// <summary>
    /// The notes of a file: safetensors begins with the length of a JSON header, whose field <c>__metadata__</c> holds
    /// them.
    /// </summary>
    /// <exception cref="DataFileException">The file is missing, cut off or something else.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
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

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > LongestHeader || stream.Length - 8 < (long)length)
            throw new DataFileException(path, "this is no checkpoint (safetensors), or its header is cut off.");

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            return document
                .RootElement.GetProperty("__metadata__")
                .EnumerateObject()
                .ToDictionary(static p => p.Name, static p => p.Value.GetString() ?? "");
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new DataFileException(
                path,
                $"the header is no JSON with notes, so this is no checkpoint of the sample ({error.Message})."
            );
        }
    }
}
