namespace GeoDL.Typed.Algebra;

/// <summary>The sign of an irrep of O(3) under inversion x → −x. Parities multiply like the numbers 1 and −1.</summary>
public enum Parity : sbyte
{
    /// <summary>Changes sign under inversion, written <c>o</c>.</summary>
    Odd = -1,

    /// <summary>Unchanged by inversion, written <c>e</c>.</summary>
    Even = 1,
}
