using System.Runtime.InteropServices;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>The functions of the library, as c/geodl_potential.h declares them.</summary>
internal static unsafe class Exports
{
    /// <summary>The most atoms of one cloud.</summary>
    public const int MaxAtoms = 1_000_000;

    /// <summary>Makes a potential.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_create")]
    public static int Create(ulong seed, byte* weights, long* potential) =>
        (int)
            Border.Run(() =>
            {
                Require(potential, nameof(potential));
                *potential = 0;
                *potential = Potentials.Create(seed, Marshal.PtrToStringUTF8((nint)weights));
            });

    /// <summary>The energy and, where there is room for them, the forces of one cloud.</summary>
    /// <remarks>Results are written when all are known: after an error they are as they were.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "geodl_predict")]
    public static int Predict(
        long potential,
        int count,
        double* positions,
        int* species,
        double* energy,
        double* forces
    ) =>
        (int)
            Border.Run(() =>
            {
                Potential net = Potentials.Get(potential);
                if (count is < 1 or > MaxAtoms)
                {
                    throw new RefusedException(
                        Status.BadArgument,
                        $"count is {count}; a cloud has 1 to {MaxAtoms} atoms."
                    );
                }

                Require(positions, nameof(positions));
                Require(species, nameof(species));
                Require(energy, nameof(energy));
                PointCloud<Atom> cloud = Prediction.Cloud(new(positions, 3 * count), new(species, count));
                if (forces is null)
                {
                    *energy = Prediction.Energy(net, cloud);
                    return;
                }

                (double value, double[] values) = Prediction.EnergyAndForces(net, cloud);
                values.CopyTo(new Span<double>(forces, values.Length));
                *energy = value;
            });

    /// <summary>Gives a potential back.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_free")]
    public static int Free(long potential) => (int)Border.Run(() => Potentials.Free(potential));

    /// <summary>Copies the message of the last call of this thread.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_last_error")]
    public static int LastError(byte* buffer, int size) =>
        Border.CopyLastError(buffer is null || size < 1 ? [] : new Span<byte>(buffer, size));

    private static void Require(void* pointer, string name)
    {
        if (pointer is null)
            throw new RefusedException(Status.BadArgument, $"{name} is null.");
    }
}
