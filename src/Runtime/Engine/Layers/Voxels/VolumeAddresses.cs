using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Where the rows of a window lie in the copy of a volume, and in the folded window: made once for a run, since
/// computing them took longer than the arithmetic.
/// </summary>
internal sealed class VolumeAddresses
{
    /// <summary>Rows that mirrors of y and z exchange.</summary>
    internal const int Mirrored = 4;

    private VolumeAddresses() { }

    /// <summary>
    /// [rows that mirrors exchange, 4]: (y, z), (−y, z), (y, −z), (−y, −z) in the copy; −1 where that is an earlier
    /// one.
    /// </summary>
    internal int[] Rows { get; private init; } = [];

    /// <summary>What is even in y and z, odd in y, odd in z, odd in both, in the folded window.</summary>
    internal int[] Folded { get; private init; } = [];

    internal static VolumeAddresses Of<S>(VolumeTables<S> tables, VolumeBorder border)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        (List<int> rows, List<int> folded) = ([], []);
        for (int phase = 0; phase < tables.Stride; phase++)
        {
            for (int z = 0; z <= tables.Z; z++)
            {
                for (int y = 0; y <= tables.Y; y++)
                {
                    for (int mirrors = 0; mirrors < Mirrored; mirrors++)
                        Add(phase, y, z, (mirrors & 1) != 0, (mirrors & 2) != 0);
                }
            }
        }
        return new VolumeAddresses { Rows = [.. rows], Folded = [.. folded] };

        void Add(int phase, int y, int z, bool isOddY, bool isOddZ)
        {
            // Of a row with y = 0 or z = 0 some mirror images are the row itself.
            if ((isOddY && y == 0) || (isOddZ && z == 0))
            {
                rows.Add(-1);
                folded.Add(-1);
                return;
            }
            rows.Add(border.RowAt(phase, tables.Y + (isOddY ? -y : y), tables.Z + (isOddZ ? -z : z)));
            int across = VolumeParityBuilder<S>.Places(tables.Y, isOddY),
                row = ((isOddZ ? z - 1 : z) * across) + (isOddY ? y - 1 : y);
            int parity = (isOddY ? 1 : 0) + (isOddZ ? 2 : 0);
            folded.Add((tables.Parities[parity].Phases[phase].Folded + row) * tables.Strip);
        }
    }
}
