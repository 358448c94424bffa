namespace GeoDL.Typed.Samples.Common;

/// <summary>A folder of data that a user gives.</summary>
public static class DataFolder
{
    /// <summary>Throws where a path is not an existing folder.</summary>
    public static void ThrowIfMissing(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataFileException(folder, "there is no such folder.");
    }

    /// <summary>A file of the folder, as it is or compressed.</summary>
    /// <exception cref="DataFileException">Neither is there.</exception>
    public static string Find(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        return File.Exists(path + ".gz")
            ? path + ".gz"
            : throw new DataFileException(path, "there is no such file, nor one compressed by gzip (.gz).");
    }
}
