namespace GeoDL.Typed.CompilerServices;

/// <summary>Numbers that follow one another in a packed row and elsewhere.</summary>
/// <param name="At">Where they begin in the packed row.</param>
/// <param name="Place">Where they begin elsewhere.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct RowPiece(int At, int Place, int Length);
