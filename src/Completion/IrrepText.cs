using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Completion;

/// <summary>What an irrep is, in the words of the field.</summary>
internal static class IrrepText
{
    /// <summary>The irrep as written in a signature.</summary>
    public static string Written(Irrep irrep, Group group) => new Block(null, new MulIrrep(1, irrep)).ToString(group);

    /// <summary>The usual name: <c>polar vector</c>, <c>pseudoscalar</c>.</summary>
    public static string Name(Irrep irrep, Group group) =>
        (irrep.L, irrep == Irrep.Natural(irrep.L) || group != Group.O3) switch
        {
            (0, true) => "scalar",
            (0, false) => "pseudoscalar",
            (1, true) => group == Group.O3 ? "polar vector" : "vector",
            (1, false) => "axial vector",
            (int l, true) => l == 2 ? "symmetric traceless tensor" : $"tensor of rank {l}",
            (int l, false) => l == 2 ? "symmetric traceless pseudotensor" : $"pseudotensor of rank {l}",
        };

    /// <summary>Degree, dimension, behaviour under inversion, and examples from physics.</summary>
    public static string Describe(Irrep irrep, Group group)
    {
        string parity =
            group != Group.O3 ? "no parity"
            : irrep.Parity == Parity.Even ? "even: unchanged by inversion"
            : "odd: changes sign under inversion";
        string numbers = irrep.Dim == 1 ? "1 number" : $"{irrep.Dim} numbers";
        string text = $"Degree {irrep.L}, {parity}; {numbers} per copy.";
        return Examples(irrep, group) is { } examples ? $"{text} Such as {examples}." : text;
    }

    private static string? Examples(Irrep irrep, Group group) =>
        (irrep.L, irrep.Parity) switch
        {
            (0, Parity.Even) => "a mass, an energy, a distance",
            (0, Parity.Odd) => "a helicity, a triple product of vectors",
            (1, Parity.Odd) => "a relative position, a velocity, a force",
            (1, Parity.Even) => group == Group.O3
                ? "an angular momentum, a torque, a magnetic field"
                : "a velocity, a torque",
            (2, Parity.Even) => "a quadrupole, a tidal field, a shear",
            (3, Parity.Odd) => "an octupole",
            _ => null,
        };
}
