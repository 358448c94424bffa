namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>How a catalogue is brought to the density of the training clouds.</summary>
public enum MatchMode
{
    /// <summary>
    /// Thin it to a number of galaxies, then stretch all lengths until the density is that of the training clouds.
    /// </summary>
    Scale,

    /// <summary>
    /// Keep lengths and thin until the density is that of the training clouds: few galaxies are left of a nearby
    /// survey.
    /// </summary>
    Thin,
}
