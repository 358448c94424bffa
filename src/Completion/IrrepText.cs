using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Completion;

/// <summary>What an irrep is, in the words of the field.</summary>
internal static class IrrepText
{
    /// <summary>The usual name: <c>polar vector</c>, <c>pseudoscalar</c>.</summary>
    public static string Name(Irrep irrep) => irrep.Group.IsSpatial ? InSpace(irrep) : InPlane(irrep);

    /// <summary>Degree, dimension, behaviour under inversion or reflection, and examples from physics.</summary>
    public static string Describe(Irrep irrep)
    {
        string flip = irrep.Group.IsSpatial ? "inversion" : "reflection";
        string parity =
            !irrep.Group.Has(irrep.L, Parity.Odd) ? "no parity"
            : irrep.Parity == Parity.Even ? $"even: unchanged by {flip}"
            : $"odd: changes sign under {flip}";
        string numbers = irrep.Dim == 1 ? "1 number" : $"{irrep.Dim} numbers";
        string text = $"{(irrep.Group.IsSpatial ? "Degree" : "Order")} {irrep.L}, {parity}; {numbers} per copy.";
        string? examples = irrep.Group.IsSpatial ? ExamplesInSpace(irrep) : ExamplesInPlane(irrep);
        return examples is null ? text : $"{text} Such as {examples}.";
    }

    private static string InSpace(Irrep irrep) =>
        (irrep.L, irrep.IsOfHarmonics) switch
        {
            (0, true) => "scalar",
            (0, false) => "pseudoscalar",
            (1, true) => irrep.Group.HasParity ? "polar vector" : "vector",
            (1, false) => "axial vector",
            (int l, true) => l == 2 ? "symmetric traceless tensor" : $"tensor of rank {l}",
            (int l, false) => l == 2 ? "symmetric traceless pseudotensor" : $"pseudotensor of rank {l}",
        };

    private static string InPlane(Irrep irrep) =>
        (irrep.L, irrep.Dim) switch
        {
            (0, _) => irrep.Parity == Parity.Odd ? "pseudoscalar" : "scalar",
            (_, 1) => "changes sign at each step",
            (1, _) => "vector of the plane",
            (int m, _) => $"tensor of the plane of rank {m}",
        };

    private static string? ExamplesInSpace(Irrep irrep) =>
        (irrep.L, irrep.Parity) switch
        {
            (0, Parity.Even) => "a mass, an energy, a distance",
            (0, Parity.Odd) => "a helicity, a triple product of vectors",
            (1, Parity.Odd) => "a relative position, a velocity, a force",
            (1, Parity.Even) => irrep.Group.HasParity
                ? "an angular momentum, a torque, a magnetic field"
                : "a velocity, a torque",
            (2, Parity.Even) => "a quadrupole, a tidal field, a shear",
            (3, Parity.Odd) => "an octupole",
            _ => null,
        };

    private static string? ExamplesInPlane(Irrep irrep) =>
        (irrep.L, irrep.Parity, irrep.Dim) switch
        {
            (0, Parity.Even, _) => "a mass, a charge, a distance",
            (0, Parity.Odd, _) => "a vorticity, a cross product of two vectors",
            (1, _, 2) => "a relative position, a velocity, a gradient",
            (2, _, 2) => "a shear, a linear polarisation, the direction of a line without arrow",
            _ => null,
        };
}
