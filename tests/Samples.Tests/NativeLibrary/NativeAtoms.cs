using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>Arguments of an evaluation; null becomes a null pointer.</summary>
internal sealed record NativeAtoms(double[]? Positions, int[]? Elements)
{
    public double[]? Cell { get; init; }

    public int[]? Periodic { get; init; }

    public int[]? Offsets { get; init; }

    public int[]? Neighbours { get; init; }

    /// <summary>A structure, with its cell where it is periodic.</summary>
    public static NativeAtoms Of(Structure structure)
    {
        Cell cell = structure.Cell;
        return new NativeAtoms([.. structure.Positions], structure.AtomicNumbers)
        {
            Cell = cell.IsPeriodic ? [.. Enumerable.Range(0, 9).Select(i => cell[i / 3, i % 3])] : null,
            Periodic = cell.IsPeriodic
                ? [.. new[] { cell.PeriodicA, cell.PeriodicB, cell.PeriodicC }.Select(static p => p ? 1 : 0)]
                : null,
        };
    }
}
