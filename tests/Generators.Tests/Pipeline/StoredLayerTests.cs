using System.Text;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>
/// What checkpoints say of layers. A change of the snapshot makes files of earlier versions fail to load, or load where
/// they must not.
/// </summary>
public sealed class StoredLayerTests
{
    private static readonly ExactDouble Third = ExactDouble.Of(1.0 / 3);

    [Fact]
    public void NamesAndDefaults_NeverChange()
    {
        var text = new StringBuilder();
        foreach (LayerOptions options in Everything())
        {
            text.Append(options.StoredKind)
                .Append(": ")
                .Append(string.Join(", ", StoredOption.Differing(options)))
                .Append('\n');
        }
        Snapshot.Match("StoredLayers", text.ToString(), "txt");
    }

    [Fact]
    public void EveryKind_IsAmongThem() =>
        Assert.Equal(
            typeof(LayerOptions)
                .Assembly.GetTypes()
                .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(LayerOptions)))
                .Select(static t => t.Name)
                .Order(),
            Everything().Select(static o => o.GetType().Name).Distinct().Order()
        );

    /// <summary>
    /// The attributes' defaults are the format's: a layer without options is described by its kind alone.
    /// </summary>
    [Fact]
    public void ALayerWithoutOptions_HasNoneInCheckpoints()
    {
        string file = GeneratorHost
            .Run(
                """
                [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;
                [Irreps("1o")] public readonly ref partial struct Direction;
                [Irreps("0e + 1o")] public readonly ref partial struct Angular;
                [Irreps("4x0e")] public readonly ref partial struct Plain;
                [EquivariantModel]
                public sealed partial class Net
                {
                    [Linear] private partial Hidden A(Hidden x);
                    [TensorProduct] private partial Hidden B(Hidden x, Hidden y);
                    [TensorSquare] private partial Hidden C(Hidden x);
                    [SphericalHarmonics] private partial Angular D(Direction x);
                    [SteerableConvolution] private partial Hidden E(Neighbourhood edges, Hidden x);
                    [MultiLayerPerceptron] private partial Plain F(Plain x);
                    [Gate("6x0e + 2x1o", "4x0e + 2x1o")] private partial Features G(Features x);
                    [NormActivation] private partial Hidden H(Hidden x);
                    [LayerNorm] private partial Hidden I(Hidden x);
                    [BatchNorm] private partial Hidden J(Hidden x);
                    [Attention] private partial Hidden K(Neighbourhood edges, Hidden x);
                    [SymmetricContraction] private partial Plain L(Plain x);
                    public Hidden Forward(PointCloud<Hidden> c) => K(c.Edges, J(I(H(E(c.Edges, C(B(A(c.Features), c.Features)))))));
                }
                """
            )
            .AssertClean()
            .Files.Values.Single(static f => f.Contains("partial class Net "));
        string[] layers =
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(file, @"builder\.Layer\((.*)\),")
                .Select(static m => m.Groups[1].Value),
        ];
        Assert.Equal(
            [
                "\"a\", \"linear\"",
                "\"b\", \"tensor_product\"",
                "\"c\", \"tensor_square\"",
                "\"d\", \"spherical_harmonics\"",
                "\"e\", \"steerable_convolution\"",
                "\"f\", \"multi_layer_perceptron\"",
                "\"g\", \"gate\"",
                "\"h\", \"norm_activation\"",
                "\"i\", \"layer_norm\"",
                "\"j\", \"batch_norm\"",
                "\"k\", \"attention\"",
                "\"l\", \"symmetric_contraction\"",
            ],
            layers
        );
    }

    /// <summary>Each kind with nothing at its default, and each value of each enumeration.</summary>
    private static IEnumerable<LayerOptions> Everything()
    {
        foreach (PathNormalization value in Enum.GetValues<PathNormalization>())
            yield return new LinearOptions(true, true, value);
        yield return new LinearOptions(true, true, PathNormalization.Element, Species: 89);
        foreach (Generators.Models.ProductKind form in Enum.GetValues<Generators.Models.ProductKind>())
        {
            yield return Product with
            {
                Kind = form,
            };
        }
        foreach (WeightSource weights in Enum.GetValues<WeightSource>())
        {
            yield return Product with
            {
                Weights = weights,
            };
        }
        foreach (IrrepNormalization value in Enum.GetValues<IrrepNormalization>())
            yield return new TensorSquareOptions(false, value);
        foreach (HarmonicsNormalization value in Enum.GetValues<HarmonicsNormalization>())
            yield return new SphericalHarmonicsOptions(value, false, Third);
        foreach (string basis in RuntimeMembers("RadialBasis"))
        {
            yield return Convolution with
            {
                Basis = basis,
            };
        }
        foreach (string envelope in RuntimeMembers("CutoffEnvelope"))
        {
            yield return Convolution with
            {
                Envelope = envelope,
            };
        }
        yield return Convolution with
        {
            EnvelopeBeforeNetwork = true,
        };
        yield return Convolution with
        {
            BasisScale = Third,
        };
        yield return new AttentionOptions(4, Convolution);
        yield return new GraphAttentionOptions(4, HasLogits: true);
        yield return new GraphAttentionOptions(1, HasLogits: false);
        foreach (MomentConstants value in Enum.GetValues<MomentConstants>())
            yield return new PerceptronOptions(new[] { 7, 8 }.ToEquatableArray(), Nonlinearity.GELU, true, value);
        yield return new ActivationOptions(
            Enum.GetValues<Nonlinearity>().ToEquatableArray(),
            false,
            MomentConstants.E3nn,
            new[] { Third, Third }.ToEquatableArray(),
            "4x0 + 8x regular"
        );
        yield return new GateOptions(
            Nonlinearity.ReLU,
            Nonlinearity.Sin,
            Nonlinearity.Tanh,
            Nonlinearity.Abs,
            MomentConstants.E3nn,
            new[] { Third, ExactDouble.Of(1) }.ToEquatableArray()
        );
        yield return new NormActivationOptions(Nonlinearity.SiLU, true, Third, true);
        yield return new LayerNormOptions(false, Third, OverRow: false, SumOverCopies: false, ComponentPower: 1);
        yield return new LayerNormOptions(false, Third, OverRow: true, SumOverCopies: true, ComponentPower: 2);
        foreach (string normalization in RuntimeMembers("BatchNormalization"))
            yield return new BatchNormOptions(false, false, Third, Third, normalization, "Max", true, "2x regular");
        foreach (string reduce in RuntimeMembers("BatchReduction"))
            yield return new BatchNormOptions(false, false, Third, Third, "Norm", reduce, true, string.Empty);
        yield return new DropoutOptions(ExactDouble.Of(0.1), "2x regular");
        yield return new ScaleOptions(Third);
        yield return new RestrictOptions();
        foreach (string border in RuntimeMembers("Border"))
            yield return Pixels(border, KernelProfile.Rings);
        yield return Pixels("None", KernelProfile.GaussianDerivatives);
        yield return new VolumeConvolutionOptions(
            3,
            2,
            "Reflect",
            KernelProfile.Rings,
            Third,
            2,
            false,
            1,
            ExactDouble.Of(0.03),
            false,
            new[] { ExactDouble.Of(1), ExactDouble.Of(1), ExactDouble.Of(2.5) }.ToEquatableArray()
        );
        yield return new FourierActivationOptions(12, Nonlinearity.ReLU, false);
        foreach (string pooling in RuntimeMembers("GroupPooling"))
            yield return new GroupPoolOptions(pooling, "8x quotient(2, mirror)");
        yield return new GroupConvolutionOptions(5, 2, 3, "Reflect", false, "8x regular", "8x quotient(2)");
        yield return new MeanPoolOptions(3);
        yield return new NormPoolOptions(4);
        yield return new MaxPoolOptions(5, "2x0 + 8x regular");
        foreach (string mode in RuntimeMembers("UpsampleMode"))
            yield return new UpsampleOptions(3, mode);
        yield return new FadeOptions(5);
        foreach (string convention in RuntimeMembers("PolarisationConvention"))
        {
            yield return new ToHarmonicsOptions(64, 3, convention);
            yield return new FromHarmonicsOptions(64, convention);
        }
        yield return new CrossSpectrumOptions();
        yield return new FieldProductOptions();
        yield return new SphereActivationOptions(Nonlinearity.ReLU, 3, false);
        yield return new MeshConvolutionOptions(3, 4, Third, false);
        foreach (ContractionBasis basis in Enum.GetValues<ContractionBasis>())
            yield return new SymmetricContractionOptions(2, basis, 89, IsLabelled: true);
    }

    private static PixelConvolutionOptions Pixels(string border, KernelProfile profile) =>
        new(7, 2, 1, border, profile, Third, 3, false, 2, ExactDouble.Of(0.03), false);

    private static ProductOptions Product { get; } =
        new(
            Generators.Models.ProductKind.Custom,
            new[] { "0 0 0 uvw", "1 1 0 uuu" }.ToEquatableArray(),
            WeightSource.Given,
            true,
            IrrepNormalization.Norm,
            PathNormalization.Path,
            new[] { ExactDouble.Of(0.5), ExactDouble.Of(2) }.ToEquatableArray(),
            new[] { ExactDouble.Of(1e-12) }.ToEquatableArray(),
            new[] { Third }.ToEquatableArray()
        );

    private static ConvolutionOptions Convolution { get; } =
        new(
            3,
            "Gaussian",
            9,
            65,
            2,
            Nonlinearity.Mish,
            "Cosine",
            5,
            MomentConstants.E3nn,
            ExactDouble.Of(7),
            ExactDouble.Of(2.5),
            100
        );

    private static IEnumerable<string> RuntimeMembers(string enumeration) =>
        Enum.GetNames(typeof(EquivariantModelAttribute).Assembly.GetType("GeoDL.Typed." + enumeration)!);
}
