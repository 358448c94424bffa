namespace GeoDL.Typed.Algebra;

/// <summary>The sign that inversion x → −x gives an irrep of O(3). Parities multiply as their numbers do.</summary>
public enum Parity : sbyte
{
    /// <summary>Changes sign under inversion, written <c>o</c>.</summary>
    Odd = -1,

    /// <summary>Unchanged by inversion, written <c>e</c>.</summary>
    Even = 1,
}
