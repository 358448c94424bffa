namespace GeoDL.Typed.Generators.Tests.Pipeline;

public class ModelEmissionTests
{
    /// <summary>The model of the documentation: what it shows must compile as it stands.</summary>
    public const string GalaxyNet = """
        [Irreps("logMass: 0e + velocity: 1o")]  public readonly ref partial struct Halo;
        [Irreps("16x0e + 8x1o + 4x2e")]         public readonly ref partial struct Hidden;
        [Irreps("omegaM: 0e + sigma8: 0e")]     public readonly ref partial struct Cosmology;

        [EquivariantModel]
        public sealed partial class GalaxyNet
        {
            [SteerableConvolution(MaxDegree = 2)]
            private partial Gated<Hidden> Embed(Neighbourhood edges, Halo halos);

            [Gate]
            private partial Hidden Activate(Gated<Hidden> x);

            [SteerableConvolution(MaxDegree = 2)]
            private partial Hidden Interact(Neighbourhood edges, Hidden x);

            [Linear]
            private partial Cosmology Readout(Hidden x);

            public Cosmology Forward(PointCloud<Halo> cloud)
            {
                Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
                h += Interact(cloud.Edges, h);
                return Readout(h).Mean(cloud.Batch);
            }
        }

        public static class Use
        {
            public static Rows<Cosmology> Answer(PointCloud<Halo> cloud)
            {
                var net = new GalaxyNet(seed: 7);
                Rows<Cosmology> answer = net.Predict(cloud);
                net.Predict(cloud, into: answer);
                using Pass pass = net.Record();
                return new GalaxyNet(3, Precision.Double).Parameters.Count > 0 ? answer : net.Predict(cloud);
            }
        }
        """;

    [Fact]
    public void TheModelOfTheDocumentation_CompilesWithoutWarnings()
    {
        GeneratorRun run = GeneratorHost.Run(GalaxyNet).AssertClean();

        Assert.Contains("GalaxyNet.g.cs", run.Files.Keys);
    }

    [Fact]
    public void EveryKindOfLayer_CompilesWithoutWarnings() =>
        GeneratorHost
            .Run(
                """
                [EquivariantModel]
                public sealed partial class Net
                {
                    [Linear("2x0e + 1x1o", "3x0e + 2x1o", Bias = true)] private partial Features Mix(Features x);
                    [Linear("2x0e", "2x0e", Residual = true, PathNormalization = PathNormalization.Path)] private partial Features Residual(Features x);
                    [TensorProduct("2x1o", "1x1o", "2x0e + 2x1e")] private partial Features Product(Features x, Features y);
                    [TensorProduct("2x1o", "1x1o", "2x0e + 2x1e")] private partial Features Given(Features x, Features y, Features weights);
                    [TensorProduct("2x1o", "1x1o", "2x0e + 2x1e", Kind = ProductKind.Channelwise, Weighted = false)] private partial Features Channelwise(Features x, Features y);
                    [TensorProduct("2x1o", "2x0e", "2x1o", Kind = ProductKind.Elementwise)] private partial Features Elementwise(Features x, Features y);
                    [TensorProduct("2x1o", "3x0e", "6x1o", Kind = ProductKind.Full)] private partial Features Full(Features x, Features y);
                    [TensorProduct("2x1o", "1x1o", "2x0e", Kind = ProductKind.Custom, Paths = ["0,0,0 uvu *0.5"], LeftVariances = [2.0])] private partial Features Custom(Features x, Features y);
                    [TensorSquare("2x1o", "1x0e + 1x1e + 1x2e")] private partial Features Square(Features x);
                    [SphericalHarmonics("1o", "0e + 1o + 2e")] private partial Features Harmonics(Features x);
                    [MultiLayerPerceptron("4x0e", "2x0e", Hidden = [8, 8], Bias = true)] private partial Features Perceptron(Features x);
                    [Activation(Nonlinearity.SiLU, Nonlinearity.Tanh, Input = "2x0e + 1x0o", Result = "2x0e + 1x0o")] private partial Features Activate(Features x);
                    [Activation(Nonlinearity.SiLU, Nonlinearity.Identity, Input = "2x0e + 1x1o", Result = "2x0e + 1x1o")] private partial Features Pass(Features x);
                    [Gate("8x0e + 4x1o", "4x0e + 4x1o")] private partial Features Gate(Features x);
                    [Gate("3x0o + 6x0e + 5x1o", "4x0e + 2x1o + 3x1e", OddGates = Nonlinearity.Sin)] private partial Features Flip(Features x);
                    [NormActivation("2x1o", "2x1o")] private partial Features Norms(Features x);
                    [LayerNorm("2x1o", "2x1o", Affine = false)] private partial Features Layered(Features x);
                    [BatchNorm("2x1o", "2x1o", Momentum = 0.2)] private partial Features Batched(Features x);
                    [BatchNorm("2x1o", "2x1o", Bias = false, Normalization = BatchNormalization.Norm, Reduce = BatchReduction.Max, Instance = true)] private partial Features Single(Features x);
                    [Dropout(0.25, Input = "2x1o")] private partial Features Drop(Features x);
                    [SteerableConvolution("2x1o", "2x0e", MaxDegree = 1, Basis = RadialBasis.Gaussian, Envelope = CutoffEnvelope.Cosine)]
                    private partial Features Convolve(Neighbourhood edges, Features x);
                }
                """
            )
            .AssertClean();

    [Fact]
    public void FormsThatMustWork_CompileWithoutWarnings() =>
        GeneratorHost
            .Run(
                """
                namespace Deep.@class
                {
                    [Irreps("2x0e + 1x1o")] internal readonly ref partial struct @struct;
                    [EquivariantModel] internal sealed partial class Block
                    {
                        [Linear] private partial @struct Mix(@struct x);
                        internal @struct Apply(@struct x) => Mix(x);
                    }

                    public partial record struct Outer
                    {
                        public partial interface IMiddle
                        {
                            [EquivariantModel]
                            internal sealed partial class @event
                            {
                                private const string Scalars = "2x0e";

                                public @event(int width) : this((ulong)width) { }

                                /// <summary>Mixes <see cref="Block"/>.</summary>
                                /// <param name="in">The operand.</param>
                                [Linear(Scalars, Scalars)] internal unsafe partial Features @Mix([Irreps("2x0e")] scoped in Features @in);

                                // first part
                                [Module] private partial Block Inner { get; }
                                [Module(Repeat = 3, Name = "layers")] private partial IReadOnlyList<Block> @Blocks { get; }

                                public Features Forward(Features x, bool twice = false, double scale = 0.5, string? name = null, DayOfWeek day = DayOfWeek.Friday) => Mix(x);
                                public Pair<@struct, Features> Forward(@struct x, Features y)
                                {
                                    foreach (Block block in Blocks)
                                        x = block.Apply(x);
                                    return new(Inner.Apply(x), y);
                                }

                                [Irreps("3x0e")] private readonly ref partial struct Nested;
                                [Linear] private partial Nested Lift(@struct x);
                            }
                        }
                    }
                }
                """
            )
            .AssertClean();

    [Fact]
    public void AModelThatCannotBeMade_HasItsPredictions() =>
        Assert.DoesNotContain(
            GeneratorHost
                .Run(
                    """
                    [Irreps("2x0e")] public readonly ref partial struct Hidden;
                    [EquivariantModel] public sealed partial class Net(int n)
                    {
                        [Linear] private partial Hidden Mix(Hidden x);
                        public int Width => n;
                        public Hidden Forward(PointCloud<Hidden> cloud) => Mix(cloud.Features);
                    }
                    public static class Use { public static Rows<Hidden> Run(Net net, PointCloud<Hidden> cloud) { net.Predict(cloud, new Rows<Hidden>()); return net.Predict(cloud); } }
                    """
                )
                .Problems(),
            static p => p.Contains("error", StringComparison.Ordinal)
        );

    [Fact]
    public void AFaultyLayer_ThrowsAndLeavesNoErrorOfCSharps()
    {
        GeneratorRun run = GeneratorHost
            .Run(
                """
                [EquivariantModel]
                public sealed partial class Net
                {
                    [Linear("2x0e", "2x1o")] private partial Features Wrong(Features x);
                    [Linear("2x0e", "2x0e")] private partial Features Right(Features x);
                    public Features Forward(Features x) => Right(Wrong(x));
                }
                public partial class Elsewhere { [Linear("2x0e", "2x0e")] public partial Features Mix(Features x); }
                [EquivariantModel] public sealed partial record Recorded { [Linear("2x0e", "2x0e")] private partial Features Mix(Features x); public Features Forward(Features x) => Mix(x); }
                [EquivariantModel] public sealed partial class Open<T> { [Linear("2x0e", "2x0e")] private partial Features Mix(Features x); public Features Forward(Features x) => Mix(x); }
                [EquivariantModel] public sealed partial class Primary(int width) { public int Width => width; [Linear("2x0e", "2x0e")] private partial Features Mix(Features x); public Features Forward(Features x) => Mix(x); }
                [EquivariantModel] public sealed partial class Twins
                {
                    [Linear("2x0e", "2x0e")] private partial Features Mix(Features x);
                    [Linear("2x0e", "2x0e")] private partial Features Mix(scoped in Features x);
                    public Features Forward(Features x) => Mix(x);
                }
                """
            )
            .AssertClean();

        Assert.Contains("throw new global::System.InvalidOperationException(\"Layer 'Wrong'", run.Files["Net.g.cs"]);
    }

    [Fact]
    public void AnUnknownType_IsReportedByCSharpInTheUsersFileAlone()
    {
        GeneratorRun run = GeneratorHost.Run(
            """
            [EquivariantModel] public sealed partial class Net { [Linear] private partial Hiden Mix(Hiden x); }
            """
        );

        Assert.All(run.Problems(), static p => Assert.StartsWith("File0.cs", p));
        Assert.Equal(
            ["CS0246", "CS0246", "CS8795"],
            run.Problems().Select(static p => p.Split("error ")[1][..6]).Order()
        );
    }
}
