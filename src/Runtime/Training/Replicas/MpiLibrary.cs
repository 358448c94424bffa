using System.Runtime.InteropServices;
using System.Text;

namespace GeoDL.Typed;

/// <summary>The few functions of an MPI library that are used, found at run time.</summary>
/// <remarks>
/// The two binary interfaces differ in their handles: pointers to symbols in Open MPI, numbers in MPICH and compatible
/// libraries. Both fit in a word, and a function that takes a number reads the lower half of it. Only bytes are sent,
/// so only the handles of the world and of the byte are needed.
/// </remarks>
internal sealed unsafe class MpiLibrary
{
    private const int MpichWorld = 0x44000000,
        MpichByte = 0x4c00010d,
        MpichErrorsReturn = 0x54000001,
        MpichIgnoredStatus = 1;
    private const int LongestText = 8192,
        ThreadsInTurn = 2;

    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, int*, int> _initThread;
    private readonly delegate* unmanaged[Cdecl]<int> _finalize;
    private readonly delegate* unmanaged[Cdecl]<nint, int, int> _abort;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, int> _rank,
        _size;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int> _setErrorHandler;
    private readonly delegate* unmanaged[Cdecl]<byte*, int*, int> _version;
    private readonly delegate* unmanaged[Cdecl]<int, byte*, int*, int> _errorText;
    private readonly delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, nint*, int> _allToAll,
        _allGather;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, int> _barrier;
    private readonly delegate* unmanaged[Cdecl]<nint*, int*, nint, int> _test;
    private readonly nint _world,
        _byte,
        _errorsReturn,
        _ignoredStatus;

    private MpiLibrary(nint library)
    {
        nint Function(string name) => NativeLibrary.GetExport(library, name);
        IsOpenMpi = NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _world);
        _byte = IsOpenMpi ? Function("ompi_mpi_byte") : MpichByte;
        _errorsReturn = IsOpenMpi ? Function("ompi_mpi_errors_return") : MpichErrorsReturn;
        _ignoredStatus = IsOpenMpi ? 0 : MpichIgnoredStatus;
        _world = IsOpenMpi ? _world : MpichWorld;
        _initThread = (delegate* unmanaged[Cdecl]<nint, nint, int, int*, int>)Function("MPI_Init_thread");
        _finalize = (delegate* unmanaged[Cdecl]<int>)Function("MPI_Finalize");
        _abort = (delegate* unmanaged[Cdecl]<nint, int, int>)Function("MPI_Abort");
        _rank = (delegate* unmanaged[Cdecl]<nint, int*, int>)Function("MPI_Comm_rank");
        _size = (delegate* unmanaged[Cdecl]<nint, int*, int>)Function("MPI_Comm_size");
        _setErrorHandler = (delegate* unmanaged[Cdecl]<nint, nint, int>)Function("MPI_Comm_set_errhandler");
        _version = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Function("MPI_Get_library_version");
        _errorText = (delegate* unmanaged[Cdecl]<int, byte*, int*, int>)Function("MPI_Error_string");
        _allToAll = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, nint*, int>)Function(
            "MPI_Ialltoall"
        );
        _allGather = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, nint*, int>)Function(
            "MPI_Iallgather"
        );
        _barrier = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Function("MPI_Ibarrier");
        _test = (delegate* unmanaged[Cdecl]<nint*, int*, nint, int>)Function("MPI_Test");
    }

    /// <summary>Whether handles are those of Open MPI.</summary>
    internal bool IsOpenMpi { get; }

    /// <summary>Name and version, as the library reports them.</summary>
    internal string Version
    {
        get
        {
            byte* text = stackalloc byte[LongestText];
            int length = 0;
            Check(_version(text, &length), "MPI_Get_library_version");
            string all = Encoding.UTF8.GetString(text, Math.Clamp(length, 0, LongestText)).Split('\n', ',', '\0')[0];
            return all.Replace("Version:", "", StringComparison.Ordinal)
                .Replace('\t', ' ')
                .Replace("  ", " ", StringComparison.Ordinal)
                .Trim();
        }
    }

    /// <summary>Loads the library of a launch.</summary>
    /// <exception cref="ReplicaException">The library is not found, or is of the other kind.</exception>
    internal static MpiLibrary Load(MpiLaunch launch)
    {
        string? last = null;
        foreach (string name in launch.Libraries)
        {
            if (!TryLoad(name, out nint handle))
                continue;
            try
            {
                var library = new MpiLibrary(handle);
                if (library.IsOpenMpi == launch.IsOpenMpi)
                    return library;
                last = $"{name} belongs to a different MPI from the launcher's";
            }
            catch (EntryPointNotFoundException error)
            {
                last = $"{name} is not an MPI 3 library ({error.Message})";
            }
        }

        throw new ReplicaException(
            $"{launch.Size} processes were started by {(launch.IsOpenMpi ? "Open MPI" : "MPICH")}, but "
                + $"its library was not found{(last is null ? "" : $": {last}")}. Looked for "
                + $"{string.Join(", ", launch.Libraries)}; give its path in {MpiLaunch.LibraryVariable}."
        );
    }

    internal void Start()
    {
        int provided = 0;
        Check(_initThread(0, 0, ThreadsInTurn, &provided), "MPI_Init_thread");
        if (provided < ThreadsInTurn)
        {
            throw new ReplicaException(
                "This MPI library cannot be called from more than one thread in turn (MPI_THREAD_SERIALIZED)."
            );
        }
        Check(_setErrorHandler(_world, _errorsReturn), "MPI_Comm_set_errhandler");
    }

    internal (int Rank, int Size) World()
    {
        int rank = 0,
            size = 0;
        Check(_rank(_world, &rank), "MPI_Comm_rank");
        Check(_size(_world, &size), "MPI_Comm_size");
        return (rank, size);
    }

    /// <summary>Starts to send block i to process i, and to receive block i from process i.</summary>
    internal nint AllToAll(void* send, void* receive, int bytes)
    {
        nint request = 0;
        Check(_allToAll(send, bytes, _byte, receive, bytes, _byte, _world, &request), "MPI_Ialltoall");
        return request;
    }

    /// <summary>Starts to send a block to all processes, and to receive block i from process i.</summary>
    internal nint AllGather(void* send, void* receive, int bytes)
    {
        nint request = 0;
        Check(_allGather(send, bytes, _byte, receive, bytes, _byte, _world, &request), "MPI_Iallgather");
        return request;
    }

    internal nint Barrier()
    {
        nint request = 0;
        Check(_barrier(_world, &request), "MPI_Ibarrier");
        return request;
    }

    internal bool IsDone(ref nint request)
    {
        nint r = request;
        int done = 0;
        Check(_test(&r, &done, _ignoredStatus), "MPI_Test");
        request = r;
        return done != 0;
    }

    internal void Finish() => Check(_finalize(), "MPI_Finalize");

    /// <summary>Ends all processes; does not return.</summary>
    internal void Abort(int code) => _ = _abort(_world, code);

    // Open MPI loads plug-ins later, which look up its symbols among all global ones; .NET loads libraries with local
    // symbols.
    private static bool TryLoad(string name, out nint handle)
    {
        handle = 0;
        if (OperatingSystem.IsLinux())
        {
            const int Now = 2,
                Global = 0x100;
            try
            {
                handle = OpenLinux(name, Now | Global);
            }
            catch (EntryPointNotFoundException)
            {
                // The C library has no dlopen (before glibc 2.34 it is in libdl): load the library as .NET does.
            }
        }

        return handle != 0 || NativeLibrary.TryLoad(name, out handle);
    }

    [DllImport(
        "libc",
        EntryPoint = "dlopen",
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint OpenLinux(string name, int flags);

    private void Check(int code, string function)
    {
        if (code == 0)
            return;
        byte* text = stackalloc byte[LongestText];
        int length = 0;
        string reason =
            _errorText(code, text, &length) == 0
                ? Encoding.UTF8.GetString(text, Math.Clamp(length, 0, LongestText))
                : $"error {code}";
        throw new ReplicaException($"{function}: {reason}");
    }
}
