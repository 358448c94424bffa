namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The numbers that are this back end's alone: how many rows a path passes over before the next path does, and how
/// much a method may hold before the JIT optimises it less. All were measured; none changes a result but by rounding.
/// </summary>
internal static class CpuSchedule
{
    /// <summary>
    /// Rows at a time where each row of the result is stored: as all of these at most Folded.Rows, one of the widest
    /// vectors of float, so that folding wastes none.
    /// </summary>
    private const int StoredRows = 16;

    /// <summary>
    /// The same where so many rows of the result would fill the second cache, <see cref="WideRow"/> and more numbers
    /// each.
    /// </summary>
    private const int StoredWideRows = 8;

    /// <summary>Numbers of a row that counts as wide.</summary>
    private const int WideRow = 8192;

    /// <summary>
    /// The same where all rows go into one: then only operands take room, and a call of a path is shared by more rows.
    /// </summary>
    public const int SummedRows = 32;

    /// <summary>The same where copies are mixed: the matrices are read once for all of them.</summary>
    public const int MixedRows = 32;

    /// <summary>
    /// The same where each row has matrices of its own: larger than all else, they are read in one stream.
    /// </summary>
    public const int RowsOfOwnMatrices = 1;

    /// <summary>
    /// Voxels that lie in the lanes at once, with those that windows reach beyond them: what is made of the windows for
    /// one number of a voxel stays near the first cache, all else in the second. What is computed beyond strips, and
    /// calls, cost a tenth of the time with 160.
    /// </summary>
    public const int VoxelStrip = 288;

    /// <summary>Entries of m that a method computes: beyond some hundreds the JIT inlines and optimises less.</summary>
    public const int FoldLimit = 96;

    /// <summary>Multiply-adds that a method does in one turn of its loop, for the same reason.</summary>
    public const int ContractLimit = 128;

    /// <summary>Sums over copies that stay in registers: more would spill with 32 of them.</summary>
    public const int SumLimit = 20;

    /// <summary>Terms of a lanewise coupling that a method handles in one turn of its loop.</summary>
    public const int LanewiseLimit = 96;

    /// <summary>
    /// Terms of harmonics that one method handles: beyond some hundreds the JIT inlines and optimises less.
    /// </summary>
    public const int HarmonicsLimit = 112;

    /// <summary>
    /// The same of the pullback, whose terms cost more: up to the other limit, degree 7 by itself made code of twice
    /// the size, half as fast.
    /// </summary>
    public const int HarmonicsPullbackLimit = 100;

    /// <summary>
    /// Operations on a window, or terms of its couplings, that one method does. Beyond about 170 the JIT no longer
    /// follows all temporaries: code of three times the size, seven times slower.
    /// </summary>
    public const int WindowLimit = 140;

    /// <summary>Rows at a time where each row of the result is stored, from the numbers of such a row.</summary>
    public static int StoredRowsOf(int dim) => dim < WideRow ? StoredRows : StoredWideRows;
}
