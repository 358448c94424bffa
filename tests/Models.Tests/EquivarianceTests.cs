using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Whole models: each cloud of a batch has a group element, a translation and an order of its own.</summary>
public class EquivarianceTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void InvariantsOfClouds_DoNotChange(Precision precision)
    {
        var net = new GalaxyNet(seed: 7, precision);

        Check<Halo>(cloud => net.Predict(cloud), Halo.Signature, Cosmology.Signature, SymmetryGroup.O3, precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void VectorsOfPoints_TurnAlong(Precision precision)
    {
        var net = new VelocityNet(seed: 3, precision);

        Check<Halo>(cloud => net.Predict(cloud), Halo.Signature, Halo.Signature, SymmetryGroup.O3, precision);
        Check<Halo>(
            cloud => net.Predict(cloud, 0.5).First,
            Halo.Signature,
            Hidden.Signature,
            SymmetryGroup.O3,
            precision
        );
        Check<Halo>(
            cloud => net.Predict(cloud, 0.5).Second,
            Halo.Signature,
            Halo.Signature,
            SymmetryGroup.O3,
            precision
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Attention_TurnsAlong(Precision precision)
    {
        var net = new AttentionNet(seed: 3, precision);

        Check<Halo>(cloud => net.Predict(cloud), Halo.Signature, Halo.Signature, SymmetryGroup.O3, precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void InlineSignatures_HoldWhatTheySay(Precision precision)
    {
        var net = new InlineNet(seed: 5, precision);

        Check<InlineNet.Inputs>(
            cloud => net.Predict(cloud),
            InlineNet.Inputs.Signature,
            "2x0e + 2x1o + 1x2o",
            SymmetryGroup.O3,
            precision
        );
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void UnderRotationsAlone_ModelsTurnAlong(Precision precision)
    {
        var net = new TurningNet(seed: 5, precision);

        Check<Turning>(cloud => net.Predict(cloud), Turning.Signature, Turning.Signature, SymmetryGroup.SO3, precision);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void CouplingsByHand_TurnAlong(Precision precision)
    {
        var net = new CrossNet(seed: 5, precision);

        Check<Halo>(
            cloud => net.Predict(cloud),
            Halo.Signature,
            CrossNet.Momentum.Signature,
            SymmetryGroup.O3,
            precision
        );
    }

    private static void Check<TIn>(
        Func<PointCloud<TIn>, Rows> predict,
        string input,
        string output,
        SymmetryGroup group,
        Precision precision
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
    {
        var random = new Random(11);
        CloudCase[] clouds = [CloudCase.Random(random, 7, input, group), CloudCase.Random(random, 5, input, group)];
        Irreps irreps = Signature.Parse(output, group).Irreps;
        double[] before = predict(CloudCase.ToBatch<TIn>(clouds)).ToArray();
        Assert.Contains(before, static x => Math.Abs(x) > Tolerance.Noticeable);

        foreach (bool withInversion in group.HasParity ? new[] { false, true } : [false])
        {
            Symmetry[] symmetries =
            [
                Symmetry.Random(random, 7, withInversion),
                Symmetry.Random(random, 5, withInversion),
            ];
            double[] after = predict(
                    CloudCase.ToBatch<TIn>(clouds[0].Transform(symmetries[0]), clouds[1].Transform(symmetries[1]))
                )
                .ToArray();
            Near.Equal(
                Symmetry.TransformBatch(symmetries, before, irreps),
                after,
                Tolerance.Model.Of(precision == Precision.Double)
            );
        }
    }
}
