namespace GeoDL.Typed;

/// <summary>Sorted points begin … end − 1, seen in one image of the cell.</summary>
internal readonly record struct BinRun(int Begin, int End, CellVector Translation, long ImageKey);
