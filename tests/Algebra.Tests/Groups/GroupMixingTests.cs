using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>The blocks that a group convolution falls into.</summary>
public class GroupMixingTests
{
    /// <summary>
    /// Multiply-adds and additions, by hand. Under C_4 four pixels give 1 + 1 + 2 functions: to and from one real
    /// irrep 4 real numbers each, to order 1 4 complex ones.
    /// </summary>
    [Theory]
    [InlineData("C4", "10x regular", "10x regular", 3, 5400, 560)]
    [InlineData("D4", "10x regular", "10x regular", 3, 10800, 1280)]
    [InlineData("C4", "0", "10x regular", 3, 130, 12)]
    [InlineData("C2", "10x regular", "10x regular", 3, 1800, 160)]
    [InlineData("C4", "10x regular", "10x regular", 1, 600, 0)]
    public void Blocks_HaveFewerOperations(string name, string input, string result, int size, int products, int sums)
    {
        GroupMixing mixing = Spec(name, input, result, size).Mixing;
        Assert.False(mixing.IsDense);
        Assert.Equal((products, sums), (mixing.MultiplyAdds, mixing.Additions));
    }

    [Theory]
    [InlineData("C1", "3x0", "17x0", 5)]
    [InlineData("C4", "0", "0", 3)]
    public void DenseKernel_StaysWhereItIsCheaper(string name, string input, string result, int size)
    {
        GroupConvolutionSpec spec = Spec(name, input, result, size);
        Assert.True(spec.Mixing.IsDense);
        Assert.Single(spec.Mixing.Blocks);
        Assert.Equal(spec.FanIn * spec.Out.Dim, spec.Mixing.MultiplyAdds);
    }

    /// <summary>For random windows the blocks give what the dense kernel gives, for each orbit of each path.</summary>
    [Theory]
    [InlineData("C2", "regular + 0", "regular + 0", 5)]
    [InlineData("C4", "regular + quotient(2)", "regular + 0", 5)]
    [InlineData("D1", "regular + 0e", "regular", 3)]
    [InlineData("D2", "regular", "regular + quotient(2)", 5)]
    [InlineData("D4", "regular + quotient(mirror)", "regular + quotient(2) + 0e", 5)]
    public void Blocks_AreTheKernel(string name, string input, string result, int size)
    {
        GroupConvolutionSpec spec = Spec(name, input, result, size);
        GroupMixing dense = GroupMixing.Create(spec, transforms: false),
            blocks = GroupMixing.Create(spec, transforms: true);
        var window = new Dictionary<(int Place, int Term, int Component), double>();
        var random = new Random(5);
        foreach ((int Place, int Term, int Component) row in dense.Blocks[0].Rows)
            window.Add(row, random.NextDouble() - 0.5);
        Dictionary<(int, int, int), double> transformed = Transformed(blocks.Transform, window, spec);
        int checkedOrbits = 0;
        for (int table = 0; table < dense.Tables.Count; table++)
        {
            for (int orbit = 0; orbit < dense.Tables[table].Orbits.Count; orbit++)
            {
                Dictionary<(int, int), double> expected = Result(dense, table, orbit, window),
                    actual = Result(blocks, table, orbit, transformed);
                foreach (((int, int) column, double value) in expected)
                    Near.Equal(value, actual.GetValueOrDefault(column), Tolerance.Rounding.Hundreds, scale: 1);
                checkedOrbits++;
            }
        }

        Assert.Equal(spec.Paths.Sum(static p => p.Orbits.Count), checkedOrbits);
    }

    private static Dictionary<(int, int), double> Result(
        GroupMixing mixing,
        int table,
        int orbit,
        Dictionary<(int Place, int Term, int Component), double> window
    )
    {
        MixingTable from = mixing.Tables[table];
        var result = new Dictionary<(int, int), double>();
        for (int entry = 0; entry < from.Entries.Count; entry++)
        {
            (int block, int row, int column) = from.Entries[entry];
            (int, int) to = mixing.Blocks[block].Columns[column];
            double share = from.Values[(entry * from.Orbits.Count) + orbit];
            result[to] = result.GetValueOrDefault(to) + (share * window[mixing.Blocks[block].Rows[row]]);
        }

        return result;
    }

    /// <summary>The steps as they are documented.</summary>
    private static Dictionary<(int, int, int), double> Transformed(
        WindowTransform transform,
        Dictionary<(int Place, int Term, int Component), double> window,
        GroupConvolutionSpec spec
    )
    {
        var y = new Dictionary<(int Place, int Term, int Component), double>(window);
        foreach (int[] cycle in transform.Cycles.Where(static c => c.Length > 1))
        {
            foreach ((_, int term, int a) in window.Keys.Where(k => k.Place == cycle[0]))
            {
                double[] p = [.. cycle.Select(place => window[(place, term, a)])];
                double[] functions =
                    p.Length == 2
                        ? [p[0] + p[1], p[0] - p[1]]
                        : [p[0] + p[1] + p[2] + p[3], p[0] - p[1] + p[2] - p[3], p[0] - p[2], p[1] - p[3]];
                for (int i = 0; i < p.Length; i++)
                    y[(cycle[i], term, a)] = functions[i];
            }
        }

        foreach ((int first, int second) in transform.Exchanges)
        {
            foreach ((_, int term, int a) in window.Keys.Where(k => k.Place == first))
                Exchange((first, term, a), (second, term, a));
        }

        foreach ((int cosine, int sine) in transform.Pairs)
        {
            for (int term = 0; term < spec.In.Terms.Count; term++)
            {
                int at = 0;
                foreach (Irrep irrep in spec.In.Terms[term].Irreps)
                {
                    if (irrep.Dim == 2)
                    {
                        Exchange((cosine, term, at), (sine, term, at + 1));
                        Exchange((cosine, term, at + 1), (sine, term, at));
                    }
                    at += irrep.Dim;
                }
            }
        }

        return y;

        void Exchange((int, int, int) first, (int, int, int) second) =>
            (y[first], y[second]) = (y[first] + y[second], y[first] - y[second]);
    }

    private static GroupConvolutionSpec Spec(string name, string input, string result, int size)
    {
        SymmetryGroup group = name[0] == 'C' ? SymmetryGroup.C(name[1] - '0') : SymmetryGroup.D(name[1] - '0');
        return GroupConvolutionSpec.Create(Signature.Parse(input, group), Signature.Parse(result, group), size);
    }
}
