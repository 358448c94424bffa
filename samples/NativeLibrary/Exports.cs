using System.Runtime.InteropServices;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>The functions of the library, as c/geodl_potential.h declares them.</summary>
internal static unsafe class Exports
{
    /// <summary>The most atoms of one evaluation, ghosts included.</summary>
    public const int MaxAtoms = 1_000_000;

    /// <summary>The values of <c>precision</c>.</summary>
    public const int Double = 64,
        Single = 32;

    /// <summary>Makes a potential.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_create")]
    public static int Create(byte* weights, int precision, long* potential) =>
        (int)
            Border.Run(() =>
            {
                Require(potential, nameof(potential));
                *potential = 0;
                Require(weights, nameof(weights));
                if (precision is not (Double or Single))
                    throw Refused($"precision is {precision}; it is {Double} or {Single}.");
                *potential = Handles.Create(
                    Marshal.PtrToStringUTF8((nint)weights)!,
                    precision == Double ? Precision.Double : Precision.Single
                );
            });

    /// <summary>What model it is.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_model")]
    public static int Model(long potential, byte* name, int size, double* cutoff, int* rounds) =>
        (int)
            Border.Run(() =>
            {
                Potential known = Handles.Get(potential);
                if (name is not null && size > 0)
                    Border.CopyText(known.Name, new Span<byte>(name, size));
                if (cutoff is not null)
                    *cutoff = known.Cutoff;
                if (rounds is not null)
                    *rounds = known.Rounds;
            });

    /// <summary>Energy, forces and virial of atoms, whose neighbours are found here.</summary>
    /// <remarks>Results are written when all are known: after an error they are as they were.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "geodl_evaluate")]
    public static int Evaluate(
        long potential,
        int count,
        double* positions,
        int* elements,
        double* cell,
        int* periodic,
        double* energy,
        double* energies,
        double* forces,
        double* virial
    ) =>
        (int)
            Border.Run(() =>
            {
                Potential known = Handles.Get(potential);
                RequireCount(count, nameof(count));
                Require(positions, nameof(positions));
                Require(elements, nameof(elements));
                var atoms = new Structure(
                    "atoms",
                    new ReadOnlySpan<int>(elements, count).ToArray(),
                    new ReadOnlySpan<double>(positions, 3 * count).ToArray(),
                    CellOf(cell, periodic)
                );
                var results = new Results(energy, energies, forces, virial);
                if (results.AreEnergiesAlone)
                    results.Write(known.EnergiesOf(atoms));
                else
                    results.Write(known.Evaluate(atoms));
            });

    /// <summary>The same of a host's own atoms and ghosts, with the list of the host.</summary>
    /// <remarks>Results are written when all are known: after an error they are as they were.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "geodl_evaluate_listed")]
    public static int EvaluateListed(
        long potential,
        int own,
        int ghosts,
        double* positions,
        int* elements,
        int* offsets,
        int* neighbours,
        double* energy,
        double* energies,
        double* forces,
        double* virial
    ) =>
        (int)
            Border.Run(() =>
            {
                Potential known = Handles.Get(potential);
                RequireCount(own, nameof(own));
                if (ghosts < 0 || ghosts > MaxAtoms - own)
                    throw Refused($"ghosts is {ghosts}; there are 0 to {MaxAtoms - own} beside {own} atoms.");
                Require(positions, nameof(positions));
                Require(elements, nameof(elements));
                Require(offsets, nameof(offsets));
                int all = own + ghosts;
                if (offsets[all] < 0)
                    throw Refused($"offsets[{all}] is {offsets[all]}; it is the number of neighbours.");
                if (offsets[all] > 0)
                    Require(neighbours, nameof(neighbours));
                var atoms = new HostedAtoms
                {
                    Own = own,
                    AtomicNumbers = new(elements, all),
                    Positions = new(positions, 3 * all),
                    Offsets = new(offsets, all + 1),
                    Neighbours = new(neighbours, offsets[all]),
                };
                var results = new Results(energy, energies, forces, virial);
                if (results.AreEnergiesAlone)
                    results.Write(known.EnergiesOf(atoms));
                else
                    results.Write(known.Evaluate(atoms));
            });

    /// <summary>How many threads a call may use.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_set_threads")]
    public static int SetThreads(int count) =>
        (int)
            Border.Run(() =>
                Parallelism.Threads =
                    count >= 1 ? count : throw Refused($"count is {count}; there is at least 1 thread.")
            );

    /// <summary>Gives a potential back.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_free")]
    public static int Free(long potential) => (int)Border.Run(() => Handles.Free(potential));

    /// <summary>Copies the message of the last call of this thread.</summary>
    [UnmanagedCallersOnly(EntryPoint = "geodl_last_error")]
    public static int LastError(byte* buffer, int size) =>
        Border.CopyLastError(buffer is null || size < 1 ? [] : new Span<byte>(buffer, size));

    private static Cell CellOf(double* cell, int* periodic) =>
        cell is null ? Cell.Open
        : periodic is null ? new Cell(new ReadOnlySpan<double>(cell, 9))
        : new Cell(new ReadOnlySpan<double>(cell, 9), periodic[0] != 0, periodic[1] != 0, periodic[2] != 0);

    private static void RequireCount(int count, string name)
    {
        if (count is < 1 or > MaxAtoms)
            throw Refused($"{name} is {count}; there are 1 to {MaxAtoms} atoms.");
    }

    private static void Require(void* pointer, string name)
    {
        if (pointer is null)
            throw Refused($"{name} is null.");
    }

    private static RefusedException Refused(string message) => new(Status.BadArgument, message);
}
