namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>The potentials of this sample.</summary>
public enum PotentialName
{
    /// <summary>nequix-mp-1, 89 elements.</summary>
    Nequix,

    /// <summary>tiny MACE, hydrogen, carbon and oxygen, with random weights.</summary>
    TinyMace,
}
