namespace GeoDL.Typed.Attack;

/// <summary>Valid programs to change: random ones, and some with declarations that these do not have.</summary>
internal static class MutantSeeds
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\n\n";

    private static readonly string[] Written =
    [
        """
            namespace Lab.Nets
            {
                using Text = System.Text.StringBuilder;

                /// <summary>A halo; see <see cref="Net.Forward(PointCloud{Halo}, Labels, double, Halo)"/>.</summary>
                [Irreps("mass: 0e + velocity: 1o + 2x2e")] public readonly ref partial struct Halo;

                /// <summary>Uses <see cref="Text"/>.</summary>
                [EquivariantModel]
                public sealed partial class Net
                {
                    /// <summary>Mixes, as <see cref="List{T}"/> does not.</summary>
                    /// <param name="x">What is mixed.</param>
                    [Linear] private partial Halo Mix(Halo x);
                    [Module] private partial Block Inner { get; }
                    [Module(Repeat = 3, Name = "more")] private partial IReadOnlyList<Block> Blocks { get; }
                    private readonly int _steps = 2;
                    public Net(int steps) : this(3UL, Precision.Double) => _steps = steps;
                    public Halo Forward(PointCloud<Halo> cloud, Labels? species = null, double scale = double.PositiveInfinity, Halo guess = default)
                    {
                        Halo h = Mix(cloud.Features);
                        for (int i = 0; i < _steps; i++)
                            h += Blocks[i].Forward(cloud.Edges, h);
                        return Inner.Forward(cloud.Edges, h) * scale;
                    }
                }

                [EquivariantModel]
                public sealed partial class Block
                {
                    [SteerableConvolution(MaxDegree = 2, BasisCount = 6)] private partial Gated<Halo> Interact(Neighbourhood edges, Halo x);
                    [Gate(Even = Nonlinearity.SiLU)] private partial Halo Activate(Gated<Halo> x);
                    public Halo Forward(Neighbourhood edges, Halo x) => Activate(Interact(edges, x));
                }
            }
            """,
        """
            public static partial class Kernels
            {
                /// <summary>A product.</summary>
                [TensorProduct("2x0e + 1x1o", "1x0e + 1x1o", "2x0e + 1x1o")]
                public static partial void Contract(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> weights, Span<float> result);
                [Linear("4x0e + 2x1o", "4x0e + 2x1o", Bias = true)]
                public static partial void Map(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, ReadOnlySpan<double> bias, Span<double> result);
                [TensorSquare("2x1o", "2x0e + 1x2e")]
                public static partial void Square(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, Span<float> result);
                [SphericalHarmonics("1o", "0e + 1o + 2e", Normalization = HarmonicsNormalization.Norm)]
                public static partial void Harmonics(ReadOnlySpan<double> vectors, Span<double> result);
            }

            public partial class Outer<T>
            {
                private static partial class Nested { [Linear("2x0e", "2x0e")] internal static partial void Map(ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> y); }
            }
            """,
        """
            [Irreps("4x0e + 2x1o")] public readonly ref partial struct State;
            [Irreps("energy: 0e")] public readonly ref partial struct Energy;

            [EquivariantModel]
            public sealed partial class Many
            {
                [TensorProduct(PathNormalization = PathNormalization.Path, Kind = ProductKind.FullyConnected)] private partial State Couple(State x, State y);
                [TensorSquare] private partial State Square(State x);
                [SphericalHarmonics(Normalization = HarmonicsNormalization.Component)] [return: Irreps("0e + 1o + 2e")] private partial Features Look([Irreps("1o")] Features x);
                [MultiLayerPerceptron("1x0e", "1x0e", Hidden = new[] { 8, 8 }, Activation = Nonlinearity.SiLU, Bias = true)] private partial Features Fit(Features x);
                [NormActivation(Function = Nonlinearity.Sigmoid, Epsilon = 1e-6)] private partial State Norm(State x);
                [LayerNorm(Affine = true)] private partial State Normalise(State x);
                [BatchNorm(Momentum = 0.2)] private partial State Whiten(State x);
                [Dropout(0.25)] private partial State Drop(State x);
                [Linear(Bias = true)] private partial Energy Read(State x);
                public Pair<State, Energy> Forward(PointCloud<State> cloud, in State guess, params double[] scales)
                {
                    State x = Couple(cloud.Features, Drop(guess));
                    x = Normalise(Whiten(Norm(Square(x) + x)));
                    foreach (double s in scales)
                        x *= s;
                    return new(x, Read(x).Sum(cloud.Batch));
                }

                public Energy Forward(PointCloud<State> cloud) => Read(cloud.Features);
            }

            [EquivariantModel(Group = Group.SO3)]
            public sealed partial class Proper
            {
                [TensorProduct("2x1", "1x1", "2x0 + 2x1")] private partial Features Couple(Features x, Features y);
                [Equivariant] public Features Forward([Irreps("2x1", Group = Group.SO3)] Features x, [Irreps("1", Group = Group.SO3)] Features y) => Couple(x, y);
            }
            """,
    ];

    /// <summary>The program to change for a number: two of three are written by hand.</summary>
    public static string Of(int number, int seed) =>
        number % 3 < 2
            ? Usings + Written[number / 3 % Written.Length]
            : ProgramFactory
                .Make(
                    number,
                    new AttackOptions
                    {
                        Seed = seed,
                        OnlyClean = true,
                        IsSmall = true,
                    }
                )
                .Source;
}
