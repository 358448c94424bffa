using GeoDL.Typed.TestSupport;
using static GeoDL.Typed.Algebra.Tests.Groups.GroupCases;

namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>
/// Specifications of layers under every group: they commute with its elements, and nothing is missing.
/// </summary>
public class GroupLayerTests
{
    public static TheoryData<string> Names => GroupCases.Names;

    public static TheoryData<string> PlanarNames => GroupCases.PlanarNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Products_CommuteWithEveryElement(string name)
    {
        SymmetryGroup group = Named(name);
        (Irreps x, Irreps y) = (Some(group, 2), Some(group, 1));
        TensorProductSpec[] specs =
        [
            TensorProductSpec.FullyConnected(x, y, x),
            TensorProductSpec.Channelwise(x, y),
            TensorProductSpec.Full(x, y),
            TensorProductSpec.Elementwise(x, x, hasWeight: true),
            TensorProductSpec.SquaredNorms(x),
            TensorProductSpec.TensorSquare(x),
            TensorProductSpec.TensorSquare(x, x),
        ];
        var random = new Random(9);
        foreach (TensorProductSpec spec in specs)
        {
            bool isSquare = spec.In1 == spec.In2;
            double[] weights = RandomVector(random, spec.WeightCount);
            for (int trial = 0; trial < 5; trial++)
            {
                double[] a = RandomVector(random, spec.In1.Dim);
                double[] b = isSquare ? a : RandomVector(random, spec.In2.Dim);
                GroupElement g = group.Random(random);
                double[] before = SlowLayers.Product(
                    spec,
                    SlowLayers.Turn(spec.In1, g, a),
                    SlowLayers.Turn(spec.In2, g, b),
                    weights
                );
                double[] after = SlowLayers.Turn(spec.Out, g, SlowLayers.Product(spec, a, b, weights));
                Near.Equal(after, before, Tolerance.Equivariance.Double);
                Assert.Contains(before, static v => v != 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LinearMaps_CommuteWithEveryElement(string name)
    {
        SymmetryGroup group = Named(name);
        (Irreps x, Irreps z) = (Some(group, 2), Some(group, 3));
        var spec = LinearSpec.Create(x, z);
        var random = new Random(10);
        double[] weights = RandomVector(random, spec.WeightCount);
        for (int trial = 0; trial < 10; trial++)
        {
            double[] a = RandomVector(random, x.Dim);
            GroupElement g = group.Random(random);
            double[] before = SlowLayers.Linear(spec, SlowLayers.Turn(x, g, a), weights);
            double[] after = SlowLayers.Turn(z, g, SlowLayers.Linear(spec, a, weights));
            Near.Equal(after, before, Tolerance.Equivariance.Double);
        }
    }

    /// <summary>By the character formula: the mean of χ_in χ_out, of χ₁ χ₂ χ_out.</summary>
    [Theory]
    [MemberData(nameof(PlanarNames))]
    public void Weights_AreAsManyAsThereAreMaps(string name)
    {
        SymmetryGroup group = Named(name);
        (Irreps x, Irreps y, Irreps z) = (Some(group, 2), Some(group, 1), Some(group, 3));
        double linear = Mean(group, g => Character(x, g) * Character(z, g));
        Near.Equal(linear, LinearSpec.Create(x, z).WeightCount, Tolerance.Program);
        double product = Mean(group, g => Character(x, g) * Character(y, g) * Character(z, g));
        Near.Equal(product, TensorProductSpec.FullyConnected(x, y, z).WeightCount, Tolerance.Program);
        // The square knows the symmetric part alone: (χ(g)² + χ(g²))/2.
        double square = Mean(
            group,
            g => (Character(x, g) * Character(x, g) + Character(x, g * g)) / 2 * Character(z, g)
        );
        Near.Equal(square, TensorProductSpec.TensorSquare(x, z).WeightCount, Tolerance.Program);
    }

    /// <summary>Over weights and operands of variance one, each component of a result has variance one.</summary>
    [Theory]
    [MemberData(nameof(PlanarNames))]
    public void Coefficients_KeepTheVariance(string name)
    {
        SymmetryGroup group = Named(name);
        (Irreps x, Irreps y) = (Some(group, 2), Some(group, 1));
        var spec = TensorProductSpec.FullyConnected(x, y, x);
        for (int block = 0; block < x.Count; block++)
        {
            double variance = spec
                .Paths.Where(p => p.Out == block)
                .Sum(static p =>
                    p.Coefficient * p.Coefficient * p.First.Mul * p.Second.Mul / (double)p.Result.Irrep.Dim
                );
            Near.Equal(1, variance, Tolerance.Rounding.Hundreds);
        }

        var linear = LinearSpec.Create(x, x);
        for (int block = 0; block < x.Count; block++)
        {
            double variance = linear
                .Paths.Where(p => p.Out == block)
                .Sum(static p => p.Coefficient * p.Coefficient * p.Source.Mul);
            Near.Equal(1, variance, Tolerance.Rounding.Hundreds);
        }
    }

    /// <summary>An odd scalar times a copy of the plane is the copy behind a quarter turn.</summary>
    [Theory]
    [InlineData("O(2)", Nonlinearity.Tanh, true)]
    [InlineData("O(2)", Nonlinearity.Abs, false)]
    [InlineData("D_8", Nonlinearity.Tanh, true)]
    public void Gates_KnowWhatOddScalarsDo(string name, Nonlinearity oddGates, bool isTurned)
    {
        SymmetryGroup group = GroupCases.Named(name);
        Irreps result = Blocks(group, "4x0e + 2x1 + 3x2");
        Assert.Equal(Blocks(group, "9x0e + 2x1 + 3x2"), GateSpec.Of(result).In);
        Assert.All(GateSpec.Of(result).Gated, static copies => Assert.False(copies.IsTurned));

        var spec = GateSpec.Between(
            Blocks(group, "5x0o + 4x0e + 2x1 + 3x2"),
            result,
            Nonlinearity.SiLU,
            Nonlinearity.Tanh,
            Nonlinearity.Sigmoid,
            oddGates
        );

        Assert.NotNull(spec);
        Assert.All(spec.Gated, copies => Assert.Equal((copies.Irrep, isTurned), (copies.Result, copies.IsTurned)));
    }

    /// <summary>Where an odd scalar changes the irrep, nothing turns: so in space, and of one component.</summary>
    [Theory]
    [InlineData("O(3)", "2x0o + 1o + 1e")]
    [InlineData("D_8", "2x0o + 4e + 4o")]
    public void OddGates_OfIrrepsWithAParity_TurnNothing(string name, string result)
    {
        SymmetryGroup group = GroupCases.Named(name);
        Assert.All(
            GateSpec.OfOddGates(Blocks(group, result)).Gated,
            static copies => Assert.Equal((copies.Irrep.Mirrored, false), (copies.Result, copies.IsTurned))
        );
    }

    [Fact]
    public void Activation_KnowsTheParityOfTheSign()
    {
        SymmetryGroup group = SymmetryGroup.O2;
        Assert.Equal(group.Sign, NonlinearityFacts.Activate(group.Sign!.Value, Nonlinearity.Tanh));
        Assert.Equal(group.Trivial, NonlinearityFacts.Activate(group.Sign!.Value, Nonlinearity.Abs));
    }

    private static Irreps Blocks(SymmetryGroup group, string text) => Signature.Parse(text, group).Irreps;

    /// <summary>Every irrep of low order, with different numbers of copies.</summary>
    private static Irreps Some(SymmetryGroup group, int copies) =>
        new(Irreps(group).Take(5).Select((irrep, i) => new MulIrrep(1 + (i + copies) % 3, irrep)));

    private static double Character(Irreps irreps, GroupElement g) =>
        irreps.Sum(block =>
        {
            double[,] matrix = block.Irrep.Group.Matrix(block.Irrep, g);
            return block.Mul * Enumerable.Range(0, block.Irrep.Dim).Sum(i => matrix[i, i]);
        });
}
