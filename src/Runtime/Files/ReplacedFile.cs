using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace GeoDL.Typed;

/// <summary>
/// Replaces a file atomically: readers see the old one or the new one, even after a crash or a loss of power.
/// </summary>
/// <remarks>
/// The new file is written next to the old one, flushed, and renamed. It is locked while it is written, so that a
/// leftover of a crashed process can be recognised and is deleted by the next save. A symbolic link is kept, and its
/// target is replaced; permissions of the old file are kept.
/// </remarks>
internal static partial class ReplacedFile
{
    /// <summary>A file that was created just now may not be locked yet.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Writes a file through a stream that can seek.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    internal static void Write(string path, Action<Stream> write)
    {
        string full = Target(path);
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' of the file '{path}' does not exist.");
        if (Directory.Exists(full))
            throw new IOException($"'{path}' is a folder; a file cannot replace it.");
        // A prefix for this file alone, of fixed length: names may have 255 bytes, and the file's own name may use
        // nearly all of them.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(full)));
        string prefix = $".geodl-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}-";
        DeleteAbandoned(folder, prefix);
        string temporary = Path.Combine(folder, $"{prefix}{Guid.NewGuid():N}.tmp");
        try
        {
            // Locked against other processes until it is renamed.
            using (FileStream stream = Create(temporary, path))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                KeepMode(full, stream);
                if (!OperatingSystem.IsWindows())
                    File.Move(temporary, full, overwrite: true);
            }

            // Windows does not rename open files.
            if (OperatingSystem.IsWindows())
                File.Move(temporary, full, overwrite: true);
            SyncFolder(folder);
        }
        catch (UnauthorizedAccessException error)
        {
            throw Refused(path, error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStream Create(string temporary, string path)
    {
        try
        {
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            // Its own message names a file that the caller knows nothing of.
            throw Refused(path, error);
        }
    }

    private static IOException Refused(string path, Exception error) =>
        new($"The file '{path}' cannot be written: its folder does not allow it.", error);

    /// <summary>The target of symbolic links; for a broken link the file that it names.</summary>
    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null
            ? full
            : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    private static void DeleteAbandoned(string folder, string prefix)
    {
        foreach (string file in Directory.EnumerateFiles(folder, prefix + "*.tmp"))
        {
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < Grace)
                    continue;
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    File.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is still being written, or belongs to another user: it does no harm.
            }
        }
    }

    private static void KeepMode(string old, FileStream stream)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(old))
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(old));
    }

    /// <summary>
    /// The rename is an entry of the folder, so the folder is flushed. Systems that cannot flush folders write it
    /// later.
    /// </summary>
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        _ = Synchronise(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
