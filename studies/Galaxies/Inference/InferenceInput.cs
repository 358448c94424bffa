using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>What an estimator may use of a cloud.</summary>
public enum InferenceInput
{
    /// <summary>Positions and velocities.</summary>
    Velocities,

    /// <summary>Positions alone.</summary>
    Positions,

    /// <summary>Positions in redshift space, seen along z.</summary>
    RedshiftSpace,
}
