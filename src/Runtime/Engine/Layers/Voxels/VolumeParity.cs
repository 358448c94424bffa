namespace GeoDL.Typed.CompilerServices;

/// <summary>The functions of one parity in y and z.</summary>
/// <param name="Phases">Their sums over the rows of a folded window, phase by phase of a stride.</param>
/// <param name="Functions">How they are made of those.</param>
internal sealed record VolumeParity<S>(VolumePhase<S>[] Phases, VolumeFunction[] Functions);

/// <summary>The sums over the folded rows of a parity, in one phase of a stride.</summary>
/// <param name="Folded">The first row of numbers of the folded window.</param>
/// <param name="FoldedCount">How many there are.</param>
/// <param name="Place">The first row of numbers of the sums.</param>
/// <param name="PlaceCount">How many there are: one for each function and |x|.</param>
/// <param name="Forward">The functions' values: [folded row, sum].</param>
/// <param name="Backward">The same: [sum, folded row].</param>
internal sealed record VolumePhase<S>(
    int Folded,
    int FoldedCount,
    int Place,
    int PlaceCount,
    S[] Forward,
    S[] Backward
);

/// <summary>A function: its sum at x = 0, and those of |x|, from the right and from the left of it.</summary>
/// <param name="Index">Which of all functions it is.</param>
/// <param name="IsOdd">Whether it is odd in x.</param>
/// <param name="CentreRow">Where the row of numbers of x = 0 begins; negative where it is odd.</param>
/// <param name="Centre">The number of the first voxel's sum at x = 0; negative where it is odd.</param>
/// <param name="Rows">Where the row of numbers of each |x| begins.</param>
/// <param name="Right">The number of the first voxel's sum at x.</param>
/// <param name="Left">The number of the first voxel's sum at −x.</param>
internal sealed record VolumeFunction(
    int Index,
    bool IsOdd,
    int CentreRow,
    int Centre,
    int[] Rows,
    int[] Right,
    int[] Left
);
