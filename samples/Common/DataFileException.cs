namespace GeoDL.Typed.Samples.Common;

/// <summary>A file given by the user cannot be used; the message names the file and what is wrong in it.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong, as a sentence without the file's name.</param>
public sealed class DataFileException(string path, string problem) : Exception($"{path}: {problem}")
{
    /// <summary>The file.</summary>
    public string FilePath { get; } = path;

    /// <summary>Throws where a path is not an existing file.</summary>
    public static void ThrowIfNoFile(string path)
    {
        if (Directory.Exists(path))
            throw new DataFileException(path, "this is a folder; a file is needed.");

        if (!File.Exists(path))
            throw new DataFileException(path, "there is no such file.");
    }
}
