using System.Buffers.Binary;
using System.Text.Json;

namespace GeoDL.Typed;

/// <summary>Reading and writing of the safetensors format: an 8-byte header length, a JSON header, then the raw little-endian data.</summary>
internal static class SafeTensors
{
    private const int MaxHeader = 100_000_000;

    /// <summary>Writes to a temporary file beside <paramref name="path"/>, flushes it to disk, then renames: the old file is whole until the new one is.</summary>
    internal static void Write(string path, IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' of the checkpoint '{path}' does not exist.");
        string temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                byte[] header = Header(tensors, metadata);
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (SafeTensor tensor in tensors)
                    stream.Write(tensor.Data);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    internal static (Dictionary<string, SafeTensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no checkpoint at '{path}'.", path);
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < 8)
            throw Damaged(path, $"it has {bytes.Length} bytes; a header length alone takes 8");
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (headerLength is <= 0 or > MaxHeader)
            throw Damaged(path, $"its header length reads {headerLength}; this is not a safetensors file");
        if (8 + headerLength > bytes.Length)
            throw Damaged(path, $"its header ends at byte {8 + headerLength}, the file at {bytes.Length}: it was cut off");
        int start = 8 + (int)headerLength;
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(8, (int)headerLength));
            return Parse(path, document, bytes, start);
        }
        catch (JsonException error)
        {
            throw Damaged(path, $"its header is not JSON ({error.Message})");
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw Damaged(path, $"its header is not a safetensors header ({error.Message})");
        }
    }

    private static (Dictionary<string, SafeTensor>, Dictionary<string, string>) Parse(string path, JsonDocument document, byte[] bytes, int start)
    {
        var tensors = new Dictionary<string, SafeTensor>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty item in entry.Value.EnumerateObject())
                    metadata[item.Name] = item.Value.GetString()!;
                continue;
            }

            string dtype = entry.Value.GetProperty("dtype").GetString()!;
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(static d => d.GetInt32())];
            long begin = entry.Value.GetProperty("data_offsets")[0].GetInt64();
            long end = entry.Value.GetProperty("data_offsets")[1].GetInt64();
            if (begin < 0 || end < begin || start + end > bytes.Length)
                throw Damaged(path, $"tensor '{entry.Name}' ends at byte {start + end}, the file at {bytes.Length}: it was cut off");
            var tensor = new SafeTensor(entry.Name, dtype, shape, bytes.AsSpan(start + (int)begin, (int)(end - begin)).ToArray());
            if (tensor.Data.Length != checked(tensor.Count * tensor.ElementSize))
                throw Damaged(path, $"tensor '{entry.Name}' of shape [{string.Join(", ", shape)}] and type {dtype} has {tensor.Data.Length} bytes");
            if (!tensors.TryAdd(entry.Name, tensor))
                throw Damaged(path, $"tensor '{entry.Name}' is there twice");
        }

        return (tensors, metadata);
    }

    private static byte[] Header(IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string key, string value) in metadata.OrderBy(static m => m.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            long offset = 0;
            foreach (SafeTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                json.WriteStartArray("shape");
                foreach (int d in tensor.Shape)
                    json.WriteNumberValue(d);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Data.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Padded with blanks so that the data start on a multiple of 8, as the format's own writer does.
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static InvalidDataException Damaged(string path, string why) => new($"The checkpoint '{path}' cannot be read: {why}.");
}
