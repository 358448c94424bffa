using System.Runtime.Intrinsics;

namespace GeoDL.Typed;

/// <summary>
/// Multiply-adds whose copies are in the lanes of vectors: how many there are, and how many would fit into the vectors
/// that they take. Copies are cut as <c>LaneCuts</c> does: widest vectors, then narrower ones, then single numbers.
/// </summary>
internal sealed class LaneCount(Precision precision)
{
    private double _offered;

    internal Precision Precision => precision;

    /// <summary>The multiply-adds.</summary>
    internal long Work { get; private set; }

    /// <summary>The share of lanes that are full; null without any work.</summary>
    internal double? Share => Work == 0 ? null : Work / _offered;

    /// <summary>Adds work over copies that lie next to each other.</summary>
    internal void Add(long work, int copies)
    {
        if (work == 0 || copies == 0)
            return;
        int size = precision == Precision.Single ? sizeof(float) : sizeof(double),
            widest = Bytes() / size,
            vectors = 0;
        for (int rest = copies, width = widest; rest > 0; width = width > 16 / size ? width / 2 : 1)
        {
            vectors += rest / width;
            rest %= width;
        }

        Work = checked(Work + work);
        _offered += (double)work * vectors * widest / copies;
    }

    /// <summary>Adds other work.</summary>
    internal void Add(LaneCount other)
    {
        Work = checked(Work + other.Work);
        _offered += other._offered;
    }

    private static int Bytes() =>
        Vector512.IsHardwareAccelerated ? 64
        : Vector256.IsHardwareAccelerated ? 32
        : 16;
}
