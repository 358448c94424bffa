namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>Which map's spectra are wanted.</summary>
/// <param name="OutputFolder">Where the table goes.</param>
/// <param name="Map">A FITS file of HEALPix with T, Q and U.</param>
/// <param name="Mask">A FITS file whose last map is 1 where the sky counts; null for all that was observed.</param>
/// <param name="MaxDegree">The largest degree; null for twice nside.</param>
public sealed record MapOptions(string OutputFolder, string Map, string? Mask, int? MaxDegree);
