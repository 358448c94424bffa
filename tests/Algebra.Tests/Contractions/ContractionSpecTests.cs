using System.Globalization;
using System.IO.Compression;
using System.Text;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Contractions;

/// <summary>Generalised couplings: their order, their numbers, and which of them are independent.</summary>
public sealed class ContractionSpecTests
{
    private static readonly Irreps Operand = Irreps.Parse("1x0e + 1x1o + 1x2e"),
        Result = Irreps.Parse("1x0e + 1x1o");

    [Fact]
    public void Counts_AreThoseOfMace()
    {
        var chains = ContractionSpec.Create(Operand, Result, 3, ContractionBasis.Chains);
        Assert.Equal(
            [(0, 1, 1, 1), (0, 2, 3, 3), (0, 3, 11, 5), (1, 1, 1, 1), (1, 2, 4, 2), (1, 3, 21, 5)],
            chains.Tensors.Select(static t => (t.Block, t.Order, t.Columns.Count, t.Chains.Count))
        );
        Assert.Equal((41, 17), ContractionSpec.Counts(Operand, Result, 3));
        var independent = ContractionSpec.Create(Operand, Result, 3);
        Assert.Equal([1, 3, 5, 1, 2, 5], independent.Tensors.Select(static t => t.Columns.Count));
    }

    /// <summary>What potentials.md, section 3.3, says of them.</summary>
    [Fact]
    public void Columns_AreThoseOfPublishedWeights()
    {
        ContractionTensor scalars = Tensor(0, 3),
            vectors = Tensor(1, 3);
        Near.Equal(-0.23904572186687875, Entry(scalars.Columns[10], 0, [4, 4, 6]), Tolerance.Rounding.Dozens);
        Near.Equal(0.316227766016838, Entry(scalars.Columns[5], 0, [1, 4, 3]), Tolerance.Rounding.Dozens);
        Near.Equal(0.3, Entry(vectors.Columns[10], 0, [4, 1, 4]), Tolerance.Rounding.Dozens);
        Near.Equal(0.349148624377588, Entry(vectors.Columns[20], 0, [4, 1, 4]), Tolerance.Rounding.Dozens);
        Assert.Equal("1o · 1o → 1e · 1o → 1o", vectors.Columns[11].ToString());
        Assert.All(vectors.Factors[11].Concat(vectors.Factors[12]), static f => Assert.True(f.IsZero));
    }

    [ReferenceDataFact("anchors/tiny_mace.coupling_basis.npz")]
    public void Tensors_AreThosePublished()
    {
        using ZipArchive archive = ZipFile.OpenRead(ReferenceData.PathOf("anchors/tiny_mace.coupling_basis.npz"));
        for (int block = 0; block < 2; block++)
        {
            for (int order = 1; order <= 3; order++)
            {
                ContractionTensor tensor = Tensor(block, order);
                double[] wanted = Read(archive, $"U_L{Text(block)}_n{Text(order)}.npy");
                double[] found = new double[wanted.Length];
                int columns = tensor.Columns.Count;
                for (int i = 0; i < wanted.Length; i++)
                {
                    int rest = i / columns;
                    int[] places = new int[order];
                    for (int f = order - 1; f >= 0; f--, rest /= 9)
                        places[f] = rest % 9;
                    found[i] = Entry(tensor.Columns[i % columns], rest, places);
                }

                Near.Equal(wanted, found, Tolerance.Rounding.Dozens, $"L = {Text(block)}, order {Text(order)}");
            }
        }
    }

    [Theory]
    [InlineData("1x0e + 1x1o + 1x2e", "1x0e + 1x1o + 1x2e", 3)]
    [InlineData("1x0o + 1x1e + 1x1o", "1x0o + 1x2e", 3)]
    [InlineData("1x0e + 1x1o", "1x0e + 1x1o", 4)]
    public void EveryChain_IsASumOfIndependentOnes(string operand, string result, int correlation)
    {
        var spec = ContractionSpec.Create(
            Irreps.Parse(operand),
            Irreps.Parse(result),
            correlation,
            ContractionBasis.Chains
        );
        var random = new Random(1);
        double[][] x =
        [
            .. spec.Factors.Select(f => Enumerable.Range(0, f.Dim).Select(_ => random.NextDouble() - 0.5).ToArray()),
        ];
        foreach (ContractionTensor tensor in spec.Tensors)
        {
            double[][] basis = [.. tensor.Chains.Select(c => Value(c, x))];
            for (int column = 0; column < tensor.Columns.Count; column++)
            {
                double[] sum = new double[basis[0].Length];
                for (int r = 0; r < basis.Length; r++)
                {
                    for (int k = 0; k < sum.Length; k++)
                        sum[k] += tensor.Factors[column][r].ToDouble() * basis[r][k];
                }

                Near.Equal(Value(tensor.Columns[column], x), sum, Tolerance.Rounding.Hundreds, scale: 1);
            }
        }
    }

    [Fact]
    public void EqualNeighbours_AreOneBlock()
    {
        var spec = ContractionSpec.Create(Irreps.Parse("2x0e + 1x0e + 3x1o"), Irreps.Parse("1x0e + 2x0e"), 2);
        var merged = ContractionSpec.Create(Irreps.Parse("3x0e + 3x1o"), Irreps.Parse("3x0e"), 2);
        Assert.Equal(3, spec.Channels);
        Assert.Equal(merged.WeightCount, spec.WeightCount);
    }

    [Fact]
    public void Reachable_AreTheIrrepsOfSymmetricProducts()
    {
        // x × x is zero, and so is every axial vector of one vector.
        Assert.Equal("0e,1o,2e,3o", string.Join(",", ContractionSpec.Reachable(Irreps.Parse("4x1o"), 3)));
        Assert.Equal("0e,1o,2e", string.Join(",", ContractionSpec.Reachable(Irreps.Parse("4x1o"), 2)));
        Irreps turned = Signature.Parse("4x1", SymmetryGroup.SO3).Irreps;
        Assert.Equal("0,1,2", string.Join(",", ContractionSpec.Reachable(turned, 2)));
    }

    private static ContractionTensor Tensor(int block, int order) =>
        ContractionSpec
            .Create(Operand, Result, 3, ContractionBasis.Chains)
            .Tensors.Single(t => t.Block == block && t.Order == order);

    /// <summary>An entry of a chain as a tensor over places 0, 1 to 3, 4 to 8.</summary>
    private static double Entry(CouplingChain chain, int component, ReadOnlySpan<int> places)
    {
        int last = places[^1] - (chain.Factor * chain.Factor);
        if (last < 0 || last >= chain.Joined.Dim)
            return 0;
        if (chain.Before is null)
            return last == component ? 1 : 0;
        double sum = 0;
        foreach (CouplingTerm term in chain.Terms)
        {
            if (term.K == component && term.J == last)
                sum += term.Value.ToDouble() * Entry(chain.Before, term.I, places[..^1]);
        }

        return sum * chain.Size.ToDouble();
    }

    /// <summary>A chain at a point.</summary>
    private static double[] Value(CouplingChain chain, double[][] x)
    {
        if (chain.Before is null)
            return x[chain.Factor];
        double[] before = Value(chain.Before, x),
            value = new double[chain.Irrep.Dim];
        foreach (CouplingTerm term in chain.Terms)
            value[term.K] += chain.Size.ToDouble() * term.Value.ToDouble() * before[term.I] * x[chain.Factor][term.J];

        return value;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers of an array of doubles.</summary>
    private static double[] Read(ZipArchive archive, string name)
    {
        using Stream stream = archive.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        int start = 10 + BitConverter.ToUInt16(bytes, 8);
        string header = Encoding.ASCII.GetString(bytes, 10, start - 10);
        Assert.Contains("'<f8'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        double[] values = new double[(bytes.Length - start) / 8];
        Buffer.BlockCopy(bytes, start, values, 0, 8 * values.Length);
        return values;
    }
}
