namespace GeoDL.Typed;

/// <summary>The symmetry group whose irreducible representations a signature lists.</summary>
public enum Group
{
    /// <summary>Rotations and reflections of space: irreps are a degree and a parity, <c>1o</c>.</summary>
    O3,

    /// <summary>Rotations of space: irreps are a degree alone, <c>1</c>.</summary>
    SO3,

    /// <summary>Rotations and reflections of a plane. Not yet supported.</summary>
    O2,

    /// <summary>Rotations of a plane. Not yet supported.</summary>
    SO2,

    /// <summary>The N rotations of a regular polygon. Not yet supported.</summary>
    CN,

    /// <summary>The 2N symmetries of a regular polygon. Not yet supported.</summary>
    DN,
}
