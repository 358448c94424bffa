using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests;

/// <summary>Laws of layer specifications on random signatures.</summary>
public sealed class LayerPropertyTests
{
    [Fact]
    public void FullProduct_KeepsEveryComponent() =>
        IrrepsPropertyTests.ForEachSeed(
            (random, _) =>
            {
                (Irreps a, Irreps b) = (
                    IrrepsPropertyTests.RandomIrreps(random, 3),
                    IrrepsPropertyTests.RandomIrreps(random, 3)
                );
                TensorProductSpec full = TensorProductSpec.Full(a, b);
                Assert.Equal(a.Dim * b.Dim, full.Out.Dim);
                Assert.Equal(a * b, full.Out.Simplify());
                Assert.All(full.OutputMask, Assert.True);
            }
        );

    [Fact]
    public void TensorSquare_IsTheSymmetricPart() =>
        IrrepsPropertyTests.ForEachSeed(
            (random, _) =>
            {
                Irreps a = IrrepsPropertyTests.RandomIrreps(random, 3);
                Assert.Equal(a.Dim * (a.Dim + 1) / 2, TensorProductSpec.TensorSquare(a).Out.Dim);
            }
        );

    [Fact]
    public void ElementNormalization_GivesEachOutputUnitVariance() =>
        IrrepsPropertyTests.ForEachSeed(
            (random, seed) =>
            {
                (Irreps a, Irreps b) = (
                    IrrepsPropertyTests.RandomIrreps(random),
                    IrrepsPropertyTests.RandomIrreps(random)
                );
                Irreps result = IrrepsPropertyTests.RandomIrreps(random);
                foreach (PathNormalization normalization in new[] { PathNormalization.Element, PathNormalization.Path })
                {
                    TensorProductSpec spec = TensorProductSpec.FullyConnected(
                        a,
                        b,
                        result,
                        new TensorProductOptions(PathNormalization: normalization)
                    );
                    foreach (IGrouping<int, TensorProductPath> paths in spec.Paths.GroupBy(p => p.Out))
                    {
                        // Each component of C·x·y has variance 1/(2l+1) for unit x and y.
                        double variance = paths.Sum(p =>
                            p.Coefficient * p.Coefficient * p.First.Mul * p.Second.Mul / p.Result.Irrep.Dim
                        );
                        if (paths.All(p => p.First.Mul * p.Second.Mul > 0))
                            Near.Equal(1, variance, Tolerance.Rounding.Dozens, $"seed {seed}: {spec}");
                    }
                }
            }
        );

    [Fact]
    public void OutputMask_IsWhatSelectionRulesReach() =>
        IrrepsPropertyTests.ForEachSeed(
            (random, _) =>
            {
                (Irreps a, Irreps b) = (
                    IrrepsPropertyTests.RandomIrreps(random),
                    IrrepsPropertyTests.RandomIrreps(random)
                );
                Irreps result = IrrepsPropertyTests.RandomIrreps(random);
                AssertMask(
                    result,
                    SelectionRules.UnreachableBlocks(a, b, result),
                    TensorProductSpec.FullyConnected(a, b, result).OutputMask
                );
                AssertMask(
                    result,
                    SelectionRules.UnreachableBlocks(a, result),
                    LinearSpec.Create(a, result).OutputMask
                );
                for (int i = 0; i < result.Count; i++)
                {
                    bool unreachable = SelectionRules.UnreachableBlocks(a, b, result).Contains(i);
                    Assert.Equal(
                        unreachable,
                        result[i].Mul > 0 && SelectionRules.WhyUnreachable(a, b, result[i].Irrep) is not null
                    );
                }
            }
        );

    [Fact]
    public void GateOfAnyResult_HasItsOperandAndFits() =>
        IrrepsPropertyTests.ForEachSeed(
            (random, _) =>
            {
                Irreps result = IrrepsPropertyTests.RandomIrreps(random);
                GateSpec gate = GateSpec.Of(result);
                Assert.Equal(result, gate.Out);
                Assert.Equal(gate.In, gate.In.Regroup());
                int gates = result.Where(b => b.Irrep.L > 0).Sum(b => b.Mul);
                Assert.Equal((result + new Irreps(new MulIrrep(gates, Irrep.Natural(0)))).Regroup(), gate.In);
                Assert.Null(
                    CompositionRules.WhyNotGated(
                        gate.In,
                        result,
                        Nonlinearity.SiLU,
                        Nonlinearity.Tanh,
                        Nonlinearity.Sigmoid
                    )
                );
            }
        );

    private static void AssertMask(Irreps result, IReadOnlyList<int> unreachable, bool[] mask)
    {
        for (int i = 0; i < result.Count; i++)
        {
            for (int k = 0; k < result[i].Dim; k++)
                Assert.Equal(!unreachable.Contains(i), mask[result.Offset(i) + k]);
        }
    }
}
