using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>A kernel that the generator emitted, run by itself.</summary>
internal abstract class EmittedKernel
{
    /// <summary>Numbers in a row of the operands and of the result; weights with biases.</summary>
    public abstract (int Left, int Right, int Result, int Weights) Sizes { get; }

    /// <summary>A kernel of products by its type.</summary>
    public static EmittedKernel Bilinear(Type kernel) => Create(typeof(BilinearKernel<>), kernel);

    /// <summary>A kernel of linear maps by its type.</summary>
    public static EmittedKernel Linear(Type kernel) => Create(typeof(LinearKernel<>), kernel);

    /// <summary>Rows of results, in public order, one for each pair of unit vectors.</summary>
    /// <param name="precision">The precision.</param>
    /// <param name="table">Signatures.</param>
    /// <param name="pairs">Which components are 1.</param>
    /// <param name="weights">The weights of every row, biases behind them.</param>
    /// <param name="sharesWeights">Whether all rows read the same weights, or each its own copy.</param>
    public double[] Run(
        Precision precision,
        IExactTable table,
        IReadOnlyList<(int X, int Y)> pairs,
        double[] weights,
        bool sharesWeights
    ) =>
        precision == Precision.Single
            ? Run<float>(table, pairs, weights, sharesWeights)
            : Run<double>(table, pairs, weights, sharesWeights);

    private double[] Run<S>(
        IExactTable table,
        IReadOnlyList<(int X, int Y)> pairs,
        double[] weights,
        bool sharesWeights
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S[] x = Units<S>(table.Left, [.. pairs.Select(static p => p.X)]),
            y = table.Right is { } right ? Units<S>(right, [.. pairs.Select(static p => p.Y)]) : [],
            own = Array.ConvertAll(weights, S.CreateTruncating),
            w = sharesWeights ? own : [.. Enumerable.Repeat(own, pairs.Count).SelectMany(static row => row)],
            z = new S[pairs.Count * table.Result.Dim];
        // A kernel overwrites its result: what it leaves out is seen.
        Array.Fill(z, S.NaN);
        Forward<S>(pairs.Count, x, y, w, sharesWeights ? 0 : own.Length, z);
        double[] rows = new double[z.Length];
        PublicOrder.Write<S, double>(z, rows, table.Result);
        return rows;
    }

    private protected abstract void Forward<S>(int rows, S[] x, S[] y, S[] w, int wRow, S[] z)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    private static S[] Units<S>(FeatureLayout layout, int[] components)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double[] units = new double[components.Length * layout.Dim];
        for (int row = 0; row < components.Length; row++)
            units[(row * layout.Dim) + components[row]] = 1;
        S[] inner = new S[units.Length];
        PublicOrder.Read<double, S>(units, inner, layout);
        return inner;
    }

    private static EmittedKernel Create(Type form, Type kernel) =>
        (EmittedKernel)Activator.CreateInstance(form.MakeGenericType(kernel))!;
}
