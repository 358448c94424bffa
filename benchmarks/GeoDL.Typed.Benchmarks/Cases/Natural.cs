using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Signatures with the parity of the harmonics.</summary>
internal static class Natural
{
    /// <summary>One block of so many copies for each degree.</summary>
    public static Irreps Irreps(int copies, int degree) =>
        new(Enumerable.Range(0, degree + 1).Select(l => new MulIrrep(copies, Irrep(l))));

    public static Irrep Irrep(int l) => new(l, l % 2 == 0 ? Parity.Even : Parity.Odd);
}
