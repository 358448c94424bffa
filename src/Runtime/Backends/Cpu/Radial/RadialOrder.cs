namespace GeoDL.Typed.CompilerServices;

/// <summary>Up to which derivative radial functions are wanted.</summary>
internal enum RadialOrder
{
    /// <summary>Values.</summary>
    Values,

    /// <summary>And first derivatives.</summary>
    Slopes,

    /// <summary>And second derivatives.</summary>
    Bends,
}
