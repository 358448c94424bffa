using System.Globalization;

namespace GeoDL.Typed.Samples.Sky.Skies;

/// <summary>Power spectra C_l of a polarised sky, from l = 0; those below l = 2 are zero. B has none in common with
/// T and E.</summary>
/// <param name="TT">Of the temperature.</param>
/// <param name="EE">Of E.</param>
/// <param name="BB">Of B.</param>
/// <param name="TE">What T and E have in common.</param>
public sealed record Spectra(double[] TT, double[] EE, double[] BB, double[] TE)
{
    /// <summary>The largest degree.</summary>
    public int MaxDegree => TT.Length - 1;

    /// <summary>
    /// A simple form: l(l + 1)C_l/2π is 1000 for T, l/10 for E, a 400th of it for B, and T and E are correlated by
    /// half, with a sign that changes.
    /// </summary>
    public static Spectra Simple(int maxDegree)
    {
        double[] tt = new double[maxDegree + 1],
            ee = new double[maxDegree + 1],
            bb = new double[maxDegree + 1],
            te = new double[maxDegree + 1];
        for (int l = 2; l <= maxDegree; l++)
        {
            double scale = 2 * Math.PI / (l * (l + 1.0));
            tt[l] = 1000 * scale;
            ee[l] = 0.1 * l * scale;
            bb[l] = ee[l] / 400;
            te[l] = 0.5 * Math.Cos(l / 8.0) * Math.Sqrt(tt[l] * ee[l]);
        }

        return new Spectra(tt, ee, bb, te);
    }

    /// <summary>A table as CAMB writes it: l, then l(l + 1)C_l/2π of TT, EE, BB and TE.</summary>
    /// <exception cref="DataFileException">It is no such table, or ends before the largest degree.</exception>
    public static Spectra ReadCamb(string path, int maxDegree)
    {
        DataFileException.ThrowIfNoFile(path);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => new double[maxDegree + 1])];
        var isKnown = new bool[maxDegree + 1];
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            var numbers = new double[5];
            for (int i = 0; i < numbers.Length; i++)
            {
                if (
                    i >= words.Length
                    || !double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                    || !double.IsFinite(numbers[i])
                )
                {
                    throw new DataFileException(
                        path,
                        $"line {number} is not five numbers: l, then l(l + 1)C_l/2π of TT, EE, BB and TE."
                    );
                }
            }
            if (numbers[0] != Math.Floor(numbers[0]) || numbers[0] < 0)
                throw new DataFileException(path, $"line {number} begins with {words[0]}, which is no degree.");
            if (numbers[0] > maxDegree || numbers[0] < 2)
                continue;
            int l = (int)numbers[0];
            isKnown[l] = true;
            for (int i = 0; i < 4; i++)
                columns[i][l] = numbers[i + 1] * 2 * Math.PI / (l * (l + 1.0));
            if (
                columns[0][l] < 0
                || columns[1][l] < 0
                || columns[2][l] < 0
                || columns[3][l] * columns[3][l] > columns[0][l] * columns[1][l] * (1 + 1e-9)
            )
            {
                throw new DataFileException(path, $"line {number}: no sky has these TT, EE, BB and TE.");
            }
        }

        int missing = Array.FindIndex(isKnown, 2, static known => !known);
        return missing < 0
            ? new Spectra(columns[0], columns[1], columns[2], columns[3])
            : throw new DataFileException(path, $"degrees 2 … {maxDegree} are needed, but there is no l = {missing}.");
    }

    /// <summary>The same without B.</summary>
    public Spectra WithoutB() => this with { BB = new double[BB.Length] };

    /// <summary>A sky: normal numbers of these spectra.</summary>
    public (SphereCoefficients T, SphereCoefficients E, SphereCoefficients B) Draw(RandomStream random)
    {
        int count = (MaxDegree + 1) * (MaxDegree + 1);
        double[] t = new double[count],
            e = new double[count - 4],
            b = new double[count - 4];
        for (int l = 2, at = 4; l <= MaxDegree; l++)
        {
            double common = TT[l] > 0 ? TE[l] / Math.Sqrt(TT[l]) : 0,
                own = Math.Sqrt(Math.Max(0, EE[l] - (common * common)));
            for (int m = -l; m <= l; m++, at++)
            {
                double shared = random.Normal();
                t[at] = Math.Sqrt(TT[l]) * shared;
                e[at - 4] = (common * shared) + (own * random.Normal());
                b[at - 4] = Math.Sqrt(BB[l]) * random.Normal();
            }
        }

        return (
            new SphereCoefficients(MaxDegree, t),
            new SphereCoefficients(MaxDegree, e, spin: 2),
            new SphereCoefficients(MaxDegree, b, spin: 2)
        );
    }
}
