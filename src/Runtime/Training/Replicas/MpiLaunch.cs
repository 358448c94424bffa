using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// How this process was started: what a launcher leaves in the environment, and which library belongs to it.
/// </summary>
/// <param name="Size">Processes that were started together.</param>
/// <param name="IsOpenMpi">Whether Open MPI did; otherwise MPICH or one of its kin.</param>
/// <param name="Libraries">Names under which its library may be found.</param>
internal sealed record MpiLaunch(int Size, bool IsOpenMpi, string[] Libraries)
{
    /// <summary>The library to load instead, by path.</summary>
    internal const string LibraryVariable = "GEODL_MPI_LIBRARY";

    // Files that name the binary interface come first; a plain libmpi may be of either kind and is asked.
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

    /// <summary>The launch of this process; null where no launcher of MPI did it.</summary>
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
