namespace GeoDL.Typed.Generators.Models;

/// <summary>The runtime type of a named member.</summary>
public enum FeatureMemberKind
{
    /// <summary>Even scalars.</summary>
    Scalars,

    /// <summary>Odd scalars.</summary>
    PseudoScalars,

    /// <summary>Anything else, annotated with its signature.</summary>
    Features,
}
