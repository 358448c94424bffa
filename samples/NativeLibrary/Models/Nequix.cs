using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.NativeLibrary.Models;

/// <summary>The model of the library.</summary>
internal static class Chosen
{
    /// <summary>The model with the weights of a file.</summary>
    public static Potential Load(string weights, Precision precision) => NequixPotential.Load(weights, precision);
}
