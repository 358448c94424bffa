using System.Text;
using GeoDL.Typed.Samples.NativeLibrary;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>The exported functions, called by their pointers as C calls them, in this process.</summary>
internal static unsafe class NativeCalls
{
    public static (Status Status, long Handle) Create(ulong seed, string? weights = null)
    {
        delegate* unmanaged<ulong, byte*, long*, int> create = &Exports.Create;
        long handle = -1;
        fixed (byte* path = weights is null ? null : Encoding.UTF8.GetBytes(weights + "\0"))
            return ((Status)create(seed, path, &handle), handle);
    }

    public static Status CreateNowhere()
    {
        delegate* unmanaged<ulong, byte*, long*, int> create = &Exports.Create;
        return (Status)create(1, null, null);
    }

    /// <summary>Arrays that are null become null pointers.</summary>
    public static Status Predict(
        long handle,
        int count,
        double[]? positions,
        int[]? species,
        double[]? energy,
        double[]? forces
    )
    {
        delegate* unmanaged<long, int, double*, int*, double*, double*, int> predict = &Exports.Predict;
        fixed (double* positionsAt = positions)
        fixed (double* energyAt = energy)
        fixed (double* forcesAt = forces)
        fixed (int* speciesAt = species)
            return (Status)predict(handle, count, positionsAt, speciesAt, energyAt, forcesAt);
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
