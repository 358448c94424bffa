using System.Text;
using GeoDL.Typed.Samples.NativeLibrary;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>
/// The exported functions, called by their pointers as C calls them, in this process. Arrays that are null become null
/// pointers.
/// </summary>
internal static unsafe class NativeCalls
{
    public static (Status Status, long Handle) Create(string? weights, int precision = Exports.Double)
    {
        delegate* unmanaged<byte*, int, long*, int> create = &Exports.Create;
        long handle = -1;
        fixed (byte* path = weights is null ? null : Encoding.UTF8.GetBytes(weights + "\0"))
            return ((Status)create(path, precision, &handle), handle);
    }

    public static Status CreateNowhere()
    {
        delegate* unmanaged<byte*, int, long*, int> create = &Exports.Create;
        return (Status)create(null, Exports.Double, null);
    }

    public static (Status Status, string Name, double Cutoff, int Rounds) Model(long handle, int size = 64)
    {
        delegate* unmanaged<long, byte*, int, double*, int*, int> model = &Exports.Model;
        byte[] name = new byte[Math.Max(1, size)];
        double cutoff = double.NaN;
        int rounds = -1;
        fixed (byte* at = name)
        {
            var status = (Status)model(handle, at, size, &cutoff, &rounds);
            return (status, Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0)), cutoff, rounds);
        }
    }

    public static Status Evaluate(long handle, int count, NativeAtoms atoms, NativeResults results)
    {
        delegate* unmanaged<long, int, double*, int*, double*, int*, double*, double*, double*, double*, int> evaluate =
            &Exports.Evaluate;
        fixed (double* positions = atoms.Positions)
        fixed (int* elements = atoms.Elements)
        fixed (double* cell = atoms.Cell)
        fixed (int* periodic = atoms.Periodic)
        fixed (double* energy = results.Energy)
        fixed (double* energies = results.Energies)
        fixed (double* forces = results.Forces)
        fixed (double* virial = results.Virial)
        {
            return (Status)evaluate(
                handle,
                count,
                positions,
                elements,
                cell,
                periodic,
                energy,
                energies,
                forces,
                virial
            );
        }
    }

    public static Status EvaluateListed(long handle, int own, int ghosts, NativeAtoms atoms, NativeResults results)
    {
        delegate* unmanaged<
            long,
            int,
            int,
            double*,
            int*,
            int*,
            int*,
            double*,
            double*,
            double*,
            double*,
            int> evaluate = &Exports.EvaluateListed;
        fixed (double* positions = atoms.Positions)
        fixed (int* elements = atoms.Elements)
        fixed (int* offsets = atoms.Offsets)
        fixed (int* neighbours = atoms.Neighbours)
        fixed (double* energy = results.Energy)
        fixed (double* energies = results.Energies)
        fixed (double* forces = results.Forces)
        fixed (double* virial = results.Virial)
        {
            return (Status)evaluate(
                handle,
                own,
                ghosts,
                positions,
                elements,
                offsets,
                neighbours,
                energy,
                energies,
                forces,
                virial
            );
        }
    }

    public static Status SetThreads(int count)
    {
        delegate* unmanaged<int, int> setThreads = &Exports.SetThreads;
        return (Status)setThreads(count);
    }

    public static Status Free(long handle)
    {
        delegate* unmanaged<long, int> free = &Exports.Free;
        return (Status)free(handle);
    }

    /// <summary>The message in a buffer of so many bytes, and how many the whole one needs.</summary>
    public static (string Text, int Needed) LastError(int size = 1024)
    {
        delegate* unmanaged<byte*, int, int> lastError = &Exports.LastError;
        byte[] buffer = new byte[size];
        fixed (byte* at = buffer)
        {
            int needed = lastError(at, size);
            int length = Array.IndexOf(buffer, (byte)0);
            return (length < 0 ? "" : Encoding.UTF8.GetString(buffer, 0, length), needed);
        }
    }
}
