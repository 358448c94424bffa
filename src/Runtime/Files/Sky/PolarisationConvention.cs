namespace GeoDL.Typed;

/// <summary>The direction in which angles of polarisation count; the sign of U depends on it.</summary>
public enum PolarisationConvention
{
    /// <summary>HEALPix's and cosmology's: from south to east, seen from inside the sphere.</summary>
    Cosmo,

    /// <summary>The IAU's: from north to east; U has the other sign.</summary>
    Iau,
}
