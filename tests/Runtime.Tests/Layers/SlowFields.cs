using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Functions of the values of fields, field by field and without layouts.</summary>
internal static class SlowFields
{
    /// <summary>Rows in public order, with the values of each copy of each field replaced; irreps stay.</summary>
    public static double[] Map(double[] numbers, Signature signature, Func<double[], double[]> function)
    {
        double[] result = [.. numbers];
        for (int row = 0; row < numbers.Length; row += signature.Dim)
        {
            foreach (SignatureTerm term in signature.Terms.Where(static t => t.Field is not null))
            {
                double[,] matrix = new GroupFourier(term.Field!, signature.Group).Matrix();
                for (int u = 0; u < term.Mul; u++)
                {
                    int[] places = [.. Places(signature, term, u).Select(p => row + p)];
                    double[] values = function([
                        .. places.Select((_, v) => places.Select((p, c) => matrix[v, c] * numbers[p]).Sum()),
                    ]);
                    for (int c = 0; c < places.Length; c++)
                        result[places[c]] = values.Select((v, i) => matrix[i, c] * v).Sum();
                }
            }
        }

        return result;
    }

    /// <summary>Where the components of a copy are in a row in public order.</summary>
    public static IEnumerable<int> Places(Signature signature, SignatureTerm term, int copy)
    {
        for (int b = term.First; b < term.First + term.Count; b++)
        {
            int dim = signature.Irreps[b].Irrep.Dim;
            for (int m = 0; m < dim; m++)
                yield return signature.Irreps.Offset(b) + (copy * dim) + m;
        }
    }
}
