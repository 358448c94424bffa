using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Reads NRRD files whose numbers follow their header, raw or compressed by gzip.</summary>
/// <remarks>The format: teem.sourceforge.net, "Definition of NRRD File Format".</remarks>
internal static class NrrdFile
{
    /// <summary>Far more than any header has.</summary>
    private const int LargestHeader = 1 << 20;

    /// <summary>Whether a file begins as one.</summary>
    public static bool Is(FileStream file)
    {
        byte[] start = new byte[4];
        file.Position = 0;
        int read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 4 && start.AsSpan().SequenceEqual("NRRD"u8);
    }

    public static (VolumeHeader Header, byte[] Bytes) Read(FileStream file, string path)
    {
        var header = NrrdHeader.Parse(path, Lines(file, path));
        VolumeHeader volume = header.ToVolume();
        int[] shape = [.. Enumerable.Reverse(volume.Sizes)];
        byte[] bytes = header.IsCompressed
            ? ExpandedFile.ReadCompressed(
                file,
                path,
                (stream, name, available) => ArrayData.Read(stream, name, volume.Type, shape, available)
            )
            : ArrayData.Read(file, path, volume.Type, shape, file.Length - file.Position);
        if (header.IsBigEndian)
            ArrayData.Swap(bytes, volume.Type.Size());
        return (volume, bytes);
    }

    /// <summary>The lines of the header, up to the empty one; the file then stands behind it.</summary>
    private static List<string> Lines(FileStream file, string path)
    {
        byte[] start = new byte[Math.Min(LargestHeader, file.Length)];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        List<string> lines = [];
        for (int at = 0; ; )
        {
            int length = start.AsSpan(at, read - at).IndexOf((byte)'\n');
            if (length < 0)
                throw ArrayData.Refused(path, "its header does not end: no empty line, and so no numbers, follow it");
            string line = Encoding.Latin1.GetString(start, at, length).TrimEnd('\r');
            at += length + 1;
            if (line.Length == 0)
            {
                file.Position = at;
                return lines;
            }
            lines.Add(line);
        }
    }
}
