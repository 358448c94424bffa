using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// How this process was started, according to the launcher's environment variables, and which library belongs to the
/// launcher.
/// </summary>
/// <param name="Size">The number of processes that were started together.</param>
/// <param name="IsOpenMpi">Whether the launcher is Open MPI's; otherwise that of MPICH or a compatible library.</param>
/// <param name="Libraries">Possible names of its library.</param>
internal sealed record MpiLaunch(int Size, bool IsOpenMpi, string[] Libraries)
{
    /// <summary>The environment variable with the path of the library to load instead.</summary>
    internal const string LibraryVariable = "GEODL_MPI_LIBRARY";

    // Files whose names state the binary interface come first; a plain libmpi may be of either kind and is checked.
    private static readonly string[] OpenMpi =
    [
        "libmpi.so.40",
        "libmpi.40.dylib",
        "libmpi.so.20",
        "libmpi.so",
        "libmpi.dylib",
    ];
    private static readonly string[] Mpich =
    [
        "libmpich.so.12",
        "libmpi.so.12",
        "libmpi.12.dylib",
        "libmpich.12.dylib",
        "libmpich.so",
        "libmpi.so",
        "libmpi.dylib",
    ];

    /// <summary>The launch of this process; null if no MPI launcher started it.</summary>
    internal static MpiLaunch? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The same for any environment.</summary>
    internal static MpiLaunch? Find(Func<string, string?> variable)
    {
        // PMI_SIZE is set by MPICH's Hydra and by other launchers of that family.
        bool isOpenMpi = variable("OMPI_COMM_WORLD_SIZE") is not null;
        string? size = variable("OMPI_COMM_WORLD_SIZE") ?? variable("PMI_SIZE");
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
            return null;
        return new MpiLaunch(
            count,
            isOpenMpi,
            variable(LibraryVariable) is { Length: > 0 } path ? [path]
                : isOpenMpi ? OpenMpi
                : Mpich
        );
    }
}
