using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GeoDL.Typed;

/// <summary>
/// The zip archive of PyTorch (1.6 and later) or of TorchScript: records under one folder. Each is checked against its
/// checksum, and none takes more memory than the file's length justifies.
/// </summary>
internal sealed class TorchArchive
{
    /// <summary>Deflate makes at most 1032 bytes of one.</summary>
    private const int LargestRatio = 1032;
    private const int Piece = 1 << 20;
    private const int LongestNote = 1 << 16;
    private const int LatestVersion = 10;

    private readonly Dictionary<string, ZipArchiveEntry> _records = new(StringComparer.Ordinal);

    private TorchArchive(ZipArchive zip)
    {
        string[] pickles = [.. zip.Entries.Select(static e => e.FullName).Where(IsPickle)];
        if (pickles.Length != 1)
        {
            throw new FormatException(
                pickles.Length == 0
                    ? "it is a zip archive without data.pkl, so PyTorch did not write it"
                    : "it has two records data.pkl"
            );
        }
        string root = pickles[0][..(pickles[0].IndexOf('/') + 1)];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (
                entry.FullName.StartsWith(root, StringComparison.Ordinal)
                && !_records.TryAdd(entry.FullName[root.Length..], entry)
            )
            {
                throw new FormatException($"its record {TorchNames.Quoted(entry.FullName)} occurs twice");
            }
        }

        string version = Text("version")?.Trim() ?? throw new FormatException("it has no record 'version'");
        if (
            !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is < 1 or > LatestVersion
        )
        {
            throw new FormatException(
                $"its version is {TorchNames.Quoted(version)}; versions 1 to {LatestVersion} are read"
            );
        }
        // Archives from before the record are little-endian.
        string order = Text("byteorder") ?? "little";
        if (order != "little")
            throw new FormatException($"its byte order is {TorchNames.Quoted(order)}; only 'little' is read");
    }

    /// <summary>The names of TorchScript's notes, <c>extra/…</c>.</summary>
    internal IEnumerable<string> Notes =>
        _records.Keys.Where(static name => name.StartsWith("extra/", StringComparison.Ordinal));

    /// <summary>Reads from an archive.</summary>
    /// <exception cref="FormatException">It is damaged, or no archive of PyTorch.</exception>
    internal static T Read<T>(Stream stream, Func<TorchArchive, T> read)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return read(new TorchArchive(zip));
        }
        // What the framework's reader throws at damaged archives.
        catch (Exception error) when (error is InvalidDataException or ArgumentException or OverflowException)
        {
            throw new FormatException("its zip archive is damaged or cut off", error);
        }
        catch (Exception error) when (error is EndOfStreamException or NotSupportedException)
        {
            throw new FormatException("its zip archive is damaged, or of a kind that is not read", error);
        }
    }

    internal bool Has(string record) => _records.ContainsKey(record);

    /// <summary>A pickle, which may be compressed.</summary>
    internal byte[] Pickle(string record)
    {
        ZipArchiveEntry entry = Entry(record);
        return entry.Length <= Math.Min(PickleMachine.MaxLength, (double)LargestRatio * entry.CompressedLength)
            ? Bytes(entry, record)
            : throw new FormatException($"its record '{record}' would have {entry.Length} bytes, which no pickle has");
    }

    /// <summary>The numbers of a storage, which are never compressed.</summary>
    internal byte[] Numbers(string record, long length)
    {
        ZipArchiveEntry entry = Entry(record);
        if (entry.Length != length)
            throw new FormatException($"its record '{record}' has {entry.Length} bytes, but its tensors {length}");
        if (entry.CompressedLength != length)
            throw new FormatException($"its record '{record}' is compressed, which PyTorch does not do");
        return Bytes(entry, record);
    }

    /// <summary>A short record as text; null if there is none, or if it is long or no text.</summary>
    internal string? Text(string record)
    {
        if (!_records.TryGetValue(record, out ZipArchiveEntry? entry) || entry.Length > LongestNote)
            return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(entry, record));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsPickle(string name)
    {
        int folder = name.IndexOf('/');
        return folder >= 0 && name.AsSpan(folder).SequenceEqual("/data.pkl");
    }

    private ZipArchiveEntry Entry(string record) =>
        _records.GetValueOrDefault(record) ?? throw new FormatException($"it has no record '{record}'");

    private static byte[] Bytes(ZipArchiveEntry entry, string record)
    {
        if (entry.Length > Array.MaxLength)
            throw new FormatException($"its record '{record}' is longer than one array");
        using Stream stream = entry.Open();
        // Grown as bytes come: a record that is shorter than it says takes no memory for the rest.
        byte[] bytes = new byte[Math.Min(Piece, (int)entry.Length)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
                throw new FormatException($"its record '{record}' is cut off after {filled} bytes");
            if (filled == entry.Length)
                break;
            Array.Resize(ref bytes, (int)Math.Min(2L * filled, entry.Length));
        }

        return Crc32.Of(bytes) == entry.Crc32 && stream.ReadByte() < 0
            ? bytes
            : throw new FormatException($"its record '{record}' does not agree with its checksum");
    }
}
