namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Which two second derivatives of the potential a <see cref="TidalFilter"/> gives.</summary>
internal enum TidalPair
{
    /// <summary>φ,xx and φ,yy.</summary>
    XxYy,

    /// <summary>φ,zz and φ,xy.</summary>
    ZzXy,

    /// <summary>φ,xz and φ,yz.</summary>
    XzYz,
}
