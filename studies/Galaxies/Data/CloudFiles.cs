using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Data;

/// <summary>Clouds in any form that the study reads.</summary>
public static class CloudFiles
{
    private const string SharedFolder = "shared/data/galaxies";

    /// <summary>
    /// Opens a folder or a file of positions as <see cref="PeaksDataset"/> does, or an HDF5 file (
    /// <see cref="CloudsHdf5"/>).
    /// </summary>
    /// <exception cref="DataFileException">A file is missing or of another form.</exception>
    public static PeaksDataset Open(string path)
    {
        if (Directory.Exists(path) || !path.EndsWith(CloudsHdf5.Ending, StringComparison.OrdinalIgnoreCase))
            return PeaksDataset.Open(path);

        GalaxyCloud[] clouds = CloudsHdf5.Read(path);
        return new PeaksDataset(clouds.Length, index => clouds[index]);
    }

    /// <summary>
    /// The folder shared/data/galaxies in or beside a parent of the working folder or of the program; null if there is
    /// none.
    /// </summary>
    public static string? FindSharedFolder()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, SharedFolder);
                if (File.Exists(StoredClouds.PositionFile(candidate)))
                    return candidate;
            }
        }

        return null;
    }
}
