namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>The velocity network's weights in a file.</summary>
public static class VelocityFile
{
    /// <summary>The note that says which network a checkpoint belongs to, and what it says of this one.</summary>
    public const string Model = "model",
        Name = "velocity";

    /// <summary>Saves weights; an older file is replaced only when the new one is complete.</summary>
    public static void Save(string path, ParameterSet weights)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Checkpoint.Save(path, weights, notes: new Dictionary<string, string> { [Model] = Name });
    }

    /// <summary>Reads weights.</summary>
    /// <exception cref="DataFileException">The file is missing, damaged, or of another network.</exception>
    public static VelocityNet Load(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        var net = new VelocityNet();
        try
        {
            Checkpoint.Load(path, net.Parameters);
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException(path, error.Message);
        }

        return net;
    }
}
