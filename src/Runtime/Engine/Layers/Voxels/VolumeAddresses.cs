namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Where the rows of a window lie in the copy of a volume, and in the folded window: made once for a run, since
/// computing them took longer than the arithmetic.
/// </summary>
/// <remarks>
/// The signed rows (y, z) of a window are replaced by the sums and differences of their mirror images: (y, z) holds
/// what is even in both, (−y, z) what is odd in y, (y, −z) what is odd in z, (−y, −z) what is odd in both. Each row is
/// divided into the phases of a stride, and has room for the voxels of a strip and what windows reach beyond them.
/// </remarks>
internal sealed class VolumeAddresses
{
    /// <summary>Rows that mirrors of y and z exchange.</summary>
    internal const int Mirrored = 4;

    private VolumeAddresses(int foldedSize, int segment, int beyond) =>
        (FoldedSize, Segment, Beyond) = (foldedSize, segment, beyond);

    /// <summary>Numbers of a folded window.</summary>
    internal int FoldedSize { get; }

    /// <summary>Numbers of a phase of a row.</summary>
    internal int Segment { get; }

    /// <summary>Voxels of a phase that windows reach beyond their own.</summary>
    internal int Beyond { get; }

    /// <summary>
    /// [rows that mirrors exchange, 4]: (y, z), (−y, z), (y, −z), (−y, −z) in the copy; −1 where that is an earlier
    /// one.
    /// </summary>
    internal int[] Rows { get; private init; } = [];

    /// <summary>The same in the folded window.</summary>
    internal int[] Folded { get; private init; } = [];

    /// <summary>For each place of the tables, parity by parity, the voxel x in the folded window.</summary>
    internal int[] Right { get; private init; } = [];

    /// <summary>The voxel −x; the same for x = 0.</summary>
    internal int[] Left { get; private init; } = [];

    internal static VolumeAddresses Of<S>(VolumeTables<S> tables, VolumeBorder border, int strip)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        int phases = border.Phases,
            beyond = 2 * tables.X / phases,
            // Full vectors of four numbers at the end.
            segment = (strip + beyond + 3) / 4 * 4;
        (List<int> rows, List<int> folded, List<int> right, List<int> left) = ([], [], [], []);
        for (int p = 0; p < phases; p++)
        {
            for (int z = 0; z <= tables.Z; z++)
            {
                for (int y = 0; y <= tables.Y; y++)
                {
                    // Of a row with y = 0 or z = 0 some mirror images are the row itself.
                    Add(p, y, z, isNew: true);
                    Add(p, -y, z, y > 0);
                    Add(p, y, -z, z > 0);
                    Add(p, -y, -z, y > 0 && z > 0);
                }
            }
        }

        foreach (VolumeParity<S> parity in tables.Parities)
        {
            for (int z = parity.Z ? 1 : 0; z <= tables.Z; z++)
            {
                for (int y = parity.Y ? 1 : 0; y <= tables.Y; y++)
                {
                    int slot = Slot(parity.Y ? -y : y, parity.Z ? -z : z);
                    for (int x = parity.X ? 1 : 0; x <= tables.X; x++)
                    {
                        right.Add(slot + Column(tables.X + x));
                        left.Add(slot + Column(tables.X - x));
                    }
                }
            }
        }

        return new VolumeAddresses(((2 * tables.Y) + 1) * ((2 * tables.Z) + 1) * phases * segment, segment, beyond)
        {
            Rows = [.. rows],
            Folded = [.. folded],
            Right = [.. right],
            Left = [.. left],
        };

        void Add(int p, int y, int z, bool isNew)
        {
            rows.Add(isNew ? ((z + tables.Z) * border.Plane) + ((y + tables.Y) * border.Row) + (p * border.Phase) : -1);
            folded.Add(isNew ? Slot(y, z) + (p * segment) : -1);
        }

        int Slot(int y, int z) => (((z + tables.Z) * ((2 * tables.Y) + 1)) + y + tables.Y) * phases * segment;

        int Column(int x) => (x % phases * segment) + (x / phases);
    }
}
