using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>
/// Moves atoms downhill until no force is left, by FIRE (Bitzek et al., Phys. Rev. Lett. 97, 170201): dynamics that
/// turns velocities towards the forces, and stops where they point uphill.
/// </summary>
public static class Relaxation
{
    private const double FirstStep = 0.1;
    private const double LongestStep = 1;
    private const double LongestMove = 0.2;
    private const double FirstMixing = 0.1;
    private const int Patience = 5;

    /// <summary>The relaxed structure, in its own cell.</summary>
    /// <param name="potential">The potential.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="tolerance">The longest force that may be left, in eV/Å.</param>
    /// <param name="steps">Evaluations at most.</param>
    public static RelaxedStructure Run(Potential potential, Structure start, double tolerance, int steps)
    {
        double[] x = [.. start.Positions],
            v = new double[x.Length];
        double step = FirstStep,
            mixing = FirstMixing;
        int downhill = 0,
            taken = 1;
        Answer answer = potential.Evaluate(start);
        while (answer.LargestForce > tolerance && taken < steps)
        {
            double[] f = answer.Forces;
            double power = Dot(f, v);
            if (power > 0)
            {
                double turn = mixing * Math.Sqrt(Dot(v, v) / Dot(f, f));
                for (int i = 0; i < v.Length; i++)
                    v[i] = ((1 - mixing) * v[i]) + (turn * f[i]);
                if (++downhill > Patience)
                    (step, mixing) = (Math.Min(1.1 * step, LongestStep), 0.99 * mixing);
            }
            else
            {
                Array.Clear(v);
                (downhill, step, mixing) = (0, 0.5 * step, FirstMixing);
            }
            for (int i = 0; i < v.Length; i++)
                v[i] += step * f[i];
            double length = step * Math.Sqrt(Dot(v, v)),
                move = length > LongestMove ? step * LongestMove / length : step;
            for (int i = 0; i < x.Length; i++)
                x[i] += move * v[i];
            answer = potential.Evaluate(start.At(x));
            taken++;
        }

        return new RelaxedStructure(start.At(x), answer, taken);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, static (p, q) => p * q).Sum();
}
