namespace GeoDL.Typed;

/// <summary>The symmetry group whose irreducible representations a signature lists.</summary>
public enum Group
{
    /// <summary>Rotations and reflections of space: irreps are a degree and a parity, <c>1o</c>.</summary>
    O3,

    /// <summary>Rotations of space: irreps are a degree alone, <c>1</c>.</summary>
    SO3,

    /// <summary>
    /// Rotations and reflections of a plane; in space, with the mirrors through an axis: irreps are an order,
    /// <c>1</c>, and order 0 has a parity, <c>0e</c>.
    /// </summary>
    O2,

    /// <summary>Rotations of a plane, or about an axis: irreps are an order alone, <c>1</c>.</summary>
    SO2,

    /// <summary>The N rotations of a regular polygon; N is its fold. Irreps are an order of at most N/2.</summary>
    CN,

    /// <summary>
    /// The 2N symmetries of a regular polygon; N is its fold. Irreps are an order of at most N/2; 0 and N/2 have a
    /// parity.
    /// </summary>
    DN,
}
