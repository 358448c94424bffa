namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// Writes a file beside its name first and renames it when it is complete: nobody ever reads half a file.
/// </summary>
/// <remarks>
/// For tables and plots, which can be made again. The library does more for checkpoints, which cannot: it waits for the
/// disk, keeps permissions and links, and clears what dead savers left.
/// </remarks>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/>, making its folder where needed and replacing an older file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            using (FileStream stream = File.Create(temporary))
                write(stream);

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
