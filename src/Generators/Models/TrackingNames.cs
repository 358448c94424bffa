namespace GeoDL.Typed.Generators.Models;

/// <summary>Names of the pipeline's steps; tests check why each one runs again.</summary>
public static class TrackingNames
{
    /// <summary>Feature structs, read.</summary>
    public const string Features = "Features";

    /// <summary>Models, read.</summary>
    public const string Models = "Models";

    /// <summary>Kernels and misplaced layers, grouped by containing type.</summary>
    public const string Kernels = "Kernels";

    /// <summary>Which type emits which kernel.</summary>
    public const string Owners = "Owners";

    /// <summary>Kernels that get a file.</summary>
    public const string KernelFiles = "KernelFiles";

    /// <summary>Degree triples that any layer couples.</summary>
    public const string Couplings = "Couplings";

    /// <summary>Diagnostics that the user tries to suppress.</summary>
    public const string Suppressions = "Suppressions";
}
