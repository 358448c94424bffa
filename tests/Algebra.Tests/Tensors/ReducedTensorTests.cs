using System.Text.Json;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Reduced tensors against e3nn 0.5.5, textbook decompositions and rotated tensors.</summary>
public sealed class ReducedTensorTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithE3nn() =>
        CompareAll(
            ReferenceData.LoadLocal("Data/reduced_tensors.json"),
            new ReferenceComparison("reduced_tensor_products.json, committed")
        );

    [ReferenceDataFact("reference/reduced_tensor_products.json")]
    [Trait("Page", "accuracy")]
    public void AgreesWithE3nn_AppliedToTensors() =>
        CompareAll(
            ReferenceData.Load("reference/reduced_tensor_products.json").GetProperty("items"),
            new ReferenceComparison("reduced_tensor_products.json")
        );

    [Theory]
    [InlineData("ij=ji", "1x0e+1x2e")]
    [InlineData("ij=-ji", "1x1e")]
    [InlineData("ijk=jik", "2x1o+1x2o+1x3o")]
    [InlineData("ijkl=jikl=klij", "2x0e+2x2e+1x4e")]
    [InlineData("ijkl=jikl=ikjl=ijlk", "1x0e+1x2e+1x4e")]
    [InlineData("ijkl=-jikl=-ikjl=-ijlk", "")]
    public void Cartesian_HasTheTextbookDecomposition(string formula, string irreps)
    {
        ReducedTensor tensor = ReducedTensor.Cartesian(TensorFormula.Parse(formula));
        Assert.Equal(irreps, tensor.Irreps.ToString());
        Assert.Equal(Math.Pow(3, tensor.Factors.Count), tensor.TensorSize);
    }

    [Theory]
    [InlineData("ij=ji")]
    [InlineData("ijk=-jik")]
    [InlineData("ijkl=jikl=klij")]
    public void ToTensor_InvertsToIrreps(string formula)
    {
        ReducedTensor tensor = ReducedTensor.Cartesian(TensorFormula.Parse(formula));
        var random = new Random(5);
        double[] features = [.. Enumerable.Range(0, tensor.Irreps.Dim).Select(_ => random.NextDouble() - 0.5)];
        double[] back = tensor.ToIrreps(tensor.ToTensor(features));
        Near.Equal(features, back, Tolerance.Rounding.Dozens, scale: 1);
    }

    [Theory]
    [InlineData("ij=ji", "2x0e+1x1o")]
    [InlineData("ijk=-jik", "1x1o")]
    [InlineData("ijk=jik=ikj", "1x0o+1x1e")]
    [InlineData("ij", "1x2e+1x1o")]
    public void ToIrreps_CommutesWithRotationAndInversion(string formula, string factor)
    {
        TensorFormula parsed = TensorFormula.Parse(formula);
        ReducedTensor tensor = ReducedTensor.Create(
            parsed,
            parsed.Indices.ToDictionary(c => c, _ => Irreps.Parse(factor))
        );
        var random = new Random(11);
        double[] components = [.. Enumerable.Range(0, tensor.TensorSize).Select(_ => random.NextDouble() - 0.5)];
        OrthogonalMatrix element = OrthogonalMatrix.Inversion * Rotation.Random(random);
        double[] turnedThenReduced = tensor.ToIrreps(Turn(tensor.Factors, element, components));
        double[] reducedThenTurned = WignerD.Transform(tensor.Irreps, element, tensor.ToIrreps(components));
        Near.Equal(turnedThenReduced, reducedThenTurned, Tolerance.Rounding.Dozens, scale: 1);
    }

    // e3nn 0.5.5 couples the first factor's blocks in the order in which they are written, whatever their degrees.
    [Theory]
    [InlineData("1x1e+1x0o", 0, 5, 10)]
    [InlineData("1x0o+1x1e", 0)]
    [InlineData("1x2e+1x1o", 0, 9, 18, 27, 36)]
    [InlineData("1x1o+1x2e", 0, 9, 18)]
    [InlineData("1x1o+1x0e+1x1o", 0, 8, 16)]
    public void Copies_ComeInTheOrderOfTheBlocks(string factor, params int[] first)
    {
        ReducedTensor tensor = ReducedTensor.Create(
            TensorFormula.Parse("ij=ji"),
            new Dictionary<char, Irreps> { ['i'] = Irreps.Parse(factor) }
        );
        double[,] q = tensor.ChangeOfBasis;
        int row = 0;
        foreach (MulIrrep block in tensor.Irreps.TakeWhile(b => b.Irrep != Irrep.Parse("0e")))
            row += block.Mul * block.Irrep.Dim;
        Assert.Equal(first, Enumerable.Range(0, tensor.TensorSize).Where(a => Math.Abs(q[row, a]) > Tolerance.Zero));
        Assert.All(first, a => Near.Equal(1 / Math.Sqrt(first.Length), q[row, a], Tolerance.Rounding.Few.Double));
    }

    [Fact]
    public void OneIndex_KeepsTheOrderOfItsIrreps()
    {
        ReducedTensor tensor = ReducedTensor.Create(
            TensorFormula.Parse("i"),
            new Dictionary<char, Irreps> { ['i'] = Irreps.Parse("1e+1x0o+2x1e") }
        );
        Assert.Equal("3x1e+1x0o", tensor.Irreps.ToString());
        Assert.Equal(1, tensor.ChangeOfBasis[9, 3]);
    }

    [Fact]
    public void SymmetricMatrix_TracesToTheScalar()
    {
        ReducedTensor stress = ReducedTensor.Cartesian(TensorFormula.Parse("ij=ji"));
        double[] irreps = stress.ToIrreps([1, 0.5, 0, 0.5, 2, 0, 0, 0, 3]);
        Near.Equal(6 / Math.Sqrt(3), irreps[0], Tolerance.Rounding.Few.Double);
        Near.Equal(0.5 * Math.Sqrt(2), irreps[2], Tolerance.Rounding.Few.Double);
        double[] transposedPart = stress.ToTensor(stress.ToIrreps([0, 1, 0, 0, 0, 0, 0, 0, 0]));
        Near.Equal(0.5, transposedPart[1], Tolerance.Rounding.Few.Double);
        Near.Equal(0.5, transposedPart[3], Tolerance.Rounding.Few.Double);
    }

    [Fact]
    public void Antisymmetric_IsTheCrossProduct()
    {
        ReducedTensor tensor = ReducedTensor.Cartesian(TensorFormula.Parse("ij=-ji"));
        // x_i y_j with x = (1,2,3), y = (−1,1,2): x × y = (1,−5,3), each component 1/√2 of the antisymmetric part.
        double[] outer = [-1, 1, 2, -2, 2, 4, -3, 3, 6];
        double[] expected = [1 / Math.Sqrt(2), -5 / Math.Sqrt(2), 3 / Math.Sqrt(2)];
        Near.Equal(expected, tensor.ToIrreps(outer), Tolerance.Rounding.Few.Double);
    }

    [Fact]
    public void Create_NamesWhatIsWrong()
    {
        TensorFormula formula = TensorFormula.Parse("ijk=jik");
        Irreps vector = Irreps.Parse("1o");
        Assert.Contains("index k", Message(new() { ['i'] = vector }), StringComparison.Ordinal);
        Assert.Contains(
            "index z",
            Message(
                new()
                {
                    ['i'] = vector,
                    ['k'] = vector,
                    ['z'] = vector,
                }
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "exchanges the indices",
            Message(
                new()
                {
                    ['i'] = vector,
                    ['j'] = Irreps.Parse("1e"),
                    ['k'] = vector,
                }
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "more than 4096",
            Message(new() { ['i'] = Irreps.Parse("20x1o"), ['k'] = Irreps.Parse("2e") }),
            StringComparison.Ordinal
        );
        string Message(Dictionary<char, Irreps> irreps) =>
            Assert.Throws<ArgumentException>(() => ReducedTensor.Create(formula, irreps)).Message;
    }

    private void CompareAll(JsonElement items, ReferenceComparison comparison)
    {
        foreach (JsonElement item in items.EnumerateArray())
            Compare(item, comparison);

        Assert.Equal(items.GetArrayLength(), comparison.CaseCount);
        output.WriteLine(comparison.ToString());
    }

    private static void Compare(JsonElement item, ReferenceComparison comparison)
    {
        string formula = item.GetProperty("formula").GetString()!;
        string name = $"{formula} of {item.GetProperty("irreps").GetRawText()}";
        ReducedTensor tensor = ReducedTensor.Create(
            TensorFormula.Parse(formula),
            item.GetProperty("irreps")
                .EnumerateObject()
                .ToDictionary(p => p.Name[0], p => Irreps.Parse(p.Value.GetString()!))
        );
        Assert.Equal(item.GetProperty("irreps_out").GetString(), tensor.Irreps.ToString());

        int[] shape = [.. item.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32())];
        Assert.Equal(shape[0], tensor.Irreps.Dim);
        var projector = new double[tensor.TensorSize, tensor.TensorSize];
        foreach (JsonElement entry in item.GetProperty("projector").EnumerateArray())
            projector[entry[0].GetInt32(), entry[1].GetInt32()] = entry[2].GetDouble();

        double[,] q = tensor.ChangeOfBasis;
        comparison.Compare(name, "projector", Flat(projector), Flat(Product(Transpose(q), q)), isDouble: true);
        comparison.Compare(
            name,
            "orthogonality",
            Flat(Identity(shape[0])),
            Flat(Product(q, Transpose(q))),
            isDouble: true
        );

        // Even the choice within copies is e3nn's, so that trained weights on such outputs carry over.
        var basis = new double[shape[0], tensor.TensorSize];
        foreach (JsonElement entry in item.GetProperty("Q").EnumerateArray())
        {
            int column = 0;
            for (int place = 1; place < shape.Length; place++)
                column = (column * shape[place]) + entry[place].GetInt32();

            basis[entry[0].GetInt32(), column] = entry[shape.Length].GetDouble();
        }

        comparison.Compare(name, "basis", Flat(basis), Flat(q), isDouble: true);
        if (item.TryGetProperty("xs", out JsonElement factors))
            CompareProducts(name, tensor, factors, item.GetProperty("out"), comparison);
    }

    /// <summary>The outer product of one vector for each index, reduced.</summary>
    private static void CompareProducts(
        string name,
        ReducedTensor tensor,
        JsonElement factors,
        JsonElement expected,
        ReferenceComparison comparison
    )
    {
        double[][][] rows = [.. factors.EnumerateArray().Select(ReferenceData.Matrix)];
        for (int row = 0; row < expected.GetArrayLength(); row++)
        {
            double[] outer = [1];
            foreach (double[][] factor in rows)
                outer = [.. outer.SelectMany(_ => factor[row], static (a, b) => a * b)];

            comparison.Compare(
                name,
                $"row {row}",
                ReferenceData.Vector(expected[row]),
                tensor.ToIrreps(outer),
                isDouble: true
            );
        }
    }

    private static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];

    /// <summary>Turns one index after another: bring it last, turn the rows, and it comes round.</summary>
    private static double[] Turn(IReadOnlyList<Irreps> factors, OrthogonalMatrix element, double[] tensor)
    {
        foreach (Irreps factor in factors)
        {
            int rest = tensor.Length / factor.Dim;
            var turned = new double[tensor.Length];
            for (int r = 0; r < rest; r++)
            {
                double[] column = [.. Enumerable.Range(0, factor.Dim).Select(i => tensor[(i * rest) + r])];
                WignerD.Transform(factor, element, column).CopyTo(turned, r * factor.Dim);
            }

            tensor = turned;
        }

        return tensor;
    }

    private static double[,] Identity(int n)
    {
        var one = new double[n, n];
        for (int i = 0; i < n; i++)
            one[i, i] = 1;

        return one;
    }

    private static double[,] Transpose(double[,] a)
    {
        var t = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                t[j, i] = a[i, j];
        }

        return t;
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int k = 0; k < a.GetLength(1); k++)
            {
                for (int j = 0; j < b.GetLength(1); j++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }

        return c;
    }
}
