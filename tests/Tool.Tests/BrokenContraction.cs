using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>A contraction of second order whose square is doubled: as equivariant as the right one.</summary>
public sealed class BrokenContraction : IEquivariantModel
{
    private readonly SymmetricContractionLayer _square;
    private readonly WorkspacePool _pool;

    /// <summary>Makes the model with initial weights.</summary>
    public BrokenContraction(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision);
        _square = SymmetricContractionLayer.Create<DoubledSquare>(
            builder.Layer("square", "symmetric_contraction", "correlation=2"),
            FeatureLayout.Of("2x1o"),
            FeatureLayout.Of("2x0e + 2x1o"),
            species: 1,
            isLabelled: false,
            isRedundant: false
        );
        Parameters = builder.Complete();
        _pool = new WorkspacePool(Parameters);
    }

    /// <inheritdoc/>
    public ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public Pass Record(bool training = true, long step = 0) => _pool.Record(training, step);

    /// <summary>Squares and multiples of two vectors, row by row.</summary>
    [return: Irreps("2x0e + 2x1o")]
    public Features Forward([Irreps("2x1o")] Features x) =>
        FeatureMarshal.Wrap<Features>(_square.Apply(FeatureMarshal.Unwrap(x)));

    /// <summary>x · x/√3 with a weight, doubled, and x with another.</summary>
    private readonly struct DoubledSquare : IContractionKernel
    {
        private static readonly double Root = Math.Sqrt(1.0 / 3);

        public static int OperandDim => 3;

        public static int ResultDim => 4;

        public static int ChainCount => 2;

        public static int WorkSize => 1;

        public static ReadOnlySpan<int> Tensors => [0, 2, 1, 1, 1, 1];

        public static ReadOnlySpan<int> Places => [0, 0, 1, 1];

        public static ReadOnlySpan<double> Factors => [2, 1];

        public static void Forward<V, S>(nint stride, ref readonly S x, ref readonly S w, ref S z, ref S work)
            where V : struct, ILanes<V, S>
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            V square = V.Zero;
            for (nint k = 0; k < OperandDim; k++)
            {
                V a = At<V, S>(in x, k * stride);
                square += a * a;
                V.Store(a * At<V, S>(in w, stride), ref z, (k + 1) * stride);
            }
            V.Store(square * At<V, S>(in w, 0) * V.Broadcast(S.CreateTruncating(Root)), ref z, 0);
        }

        public static void Backward<V, S>(
            nint stride,
            ref readonly S x,
            ref readonly S w,
            ref readonly S g,
            ref S gx,
            ref S gw,
            ref S work
        )
            where V : struct, ILanes<V, S>
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            V root = V.Broadcast(S.CreateTruncating(Root)),
                ofSquare = At<V, S>(in g, 0) * root,
                square = V.Zero,
                multiple = V.Zero;
            for (nint k = 0; k < OperandDim; k++)
            {
                V a = At<V, S>(in x, k * stride),
                    b = At<V, S>(in g, (k + 1) * stride);
                square += a * a;
                multiple += a * b;
                V change = (a + a) * ofSquare * At<V, S>(in w, 0) + b * At<V, S>(in w, stride);
                V.Store(At<V, S>(in gx, k * stride) + change, ref gx, k * stride);
            }

            V.Store(At<V, S>(in gw, 0) + square * ofSquare, ref gw, 0);
            V.Store(At<V, S>(in gw, stride) + multiple, ref gw, stride);
        }

        private static V At<V, S>(ref readonly S first, nint offset)
            where V : struct, ILanes<V, S>
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S> => V.Load(in first, offset);
    }
}
