using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Dual;

/// <summary>Harmonics by the coupling of each degree with the direction, of component normalisation.</summary>
internal static class SlowHarmonics
{
    /// <summary>Degrees 0 to the largest, one after another, of a unit vector.</summary>
    public static IEnumerable<Jet> Of(Jet[] direction, int maxDegree)
    {
        Jet[] values = [1];
        double[] pole = [1];
        for (int l = 0; l <= maxDegree; l++)
        {
            // At the pole y only m = 0 is left, which is √(2l + 1).
            double size = Math.Sqrt((2 * l) + 1) / pole[l];
            foreach (Jet value in values)
                yield return size * value;
            var next = new Jet[(2 * l) + 3];
            var nextPole = new double[next.Length];
            foreach (CouplingTerm term in Wigner3j.Terms(l, 1, l + 1))
            {
                next[term.K] += term.Value.ToDouble() * values[term.I] * direction[term.J];
                nextPole[term.K] += term.Value.ToDouble() * pole[term.I] * (term.J == 1 ? 1 : 0);
            }
            (values, pole) = (next, nextPole);
        }
    }
}
