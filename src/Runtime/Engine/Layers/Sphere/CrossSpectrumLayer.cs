using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Cross spectra of coefficients: see <see cref="CrossSpectrumAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CrossSpectrumLayer : Layer
{
    private readonly FeatureLayout _left;
    private readonly FeatureLayout _right;
    private readonly FeatureLayout _result;
    private readonly Precision _precision;
    private readonly (BlockAddress X, BlockAddress Y, int At)[] _paths;

    private CrossSpectrumLayer(
        ModelBuilder builder,
        FeatureLayout left,
        FeatureLayout right,
        FeatureLayout result,
        SpectrumSpec spec
    )
        : base(builder.Path)
    {
        (_left, _right, _result, _precision) = (left, right, result, builder.Precision);
        // Invariants have one number a copy, so that copy after copy is the order of the row.
        int at = 0;
        _paths = new (BlockAddress, BlockAddress, int)[spec.Paths.Count];
        for (int i = 0; i < _paths.Length; i++)
        {
            SpectrumPath path = spec.Paths[i];
            _paths[i] = (left.Blocks[path.Left], right.Blocks[path.Right], at);
            at += path.Mul;
        }
    }

    internal override ITangent? Second => null;

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="left">Signature of the first operand.</param>
    /// <param name="right">Signature of the second operand.</param>
    /// <param name="result">Signature of the result: invariants.</param>
    /// <exception cref="ArgumentException">The operands have no spectrum, or another one.</exception>
    public static CrossSpectrumLayer Create(
        ModelBuilder builder,
        FeatureLayout left,
        FeatureLayout right,
        FeatureLayout result
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(result);
        if (SpectrumSpec.WhyNot(left.Rows.Irreps, right.Rows.Irreps) is { } why)
            throw new ArgumentException($"Layer '{builder.Path}' has no cross spectrum: {why}.", nameof(right));
        var spec = SpectrumSpec.Create(left.Rows.Irreps, right.Rows.Irreps);
        var becomes = FeatureLayout.Of(spec.Result, result.Group);
        if (!becomes.Matches(result))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': the spectrum of {left} and {right} is {becomes}, not {result}.",
                nameof(result)
            );
        }
        builder.Declare(result, left, right);
        return new CrossSpectrumLayer(builder, left, right, result, spec);
    }

    /// <summary>The spectra, row by row.</summary>
    public Handle Apply(Handle x, Handle y) =>
        _precision == Precision.Single ? Apply<float>(x, y) : Apply<double>(x, y);

    private Handle Apply<S>(Handle x, Handle y)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> a = LayerValues.Enter<S>(x),
            b = LayerValues.Enter<S>(y);
        Expect(a, _left, "first operand");
        Expect(b, _right, "second operand");
        ExpectSameBase(a, b);
        Storage<S> result = Workspace.Rent<S>(Workspace.Common(a.Workspace, b.Workspace), a.RowSpace, _result);
        result.Values.Clear();
        for (int row = 0; row < a.Rows; row++)
        {
            foreach ((BlockAddress left, BlockAddress right, int at) in _paths)
            {
                Span<S> to = result.Row(row).Slice(at, left.Mul);
                for (int m = 0; m < left.Irrep.Dim; m++)
                    TensorPrimitives.MultiplyAdd(Part(a.Row(row), left, m), Part(b.Row(row), right, m), to, to);
                TensorPrimitives.Multiply(to, Share<S>(left), to);
            }
        }
        Record(
            result.Workspace,
            a.NeedsGradient || b.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = a,
                B = b,
                Result = result,
            }
        );
        return new Handle(result);
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var a = (Storage<S>)entry.A!;
        var b = (Storage<S>)entry.B!;
        var result = (Storage<S>)entry.Result;
        for (int row = 0; row < a.Rows; row++)
        {
            foreach ((BlockAddress left, BlockAddress right, int at) in _paths)
            {
                ReadOnlySpan<S> g = result.GradientRow(row).Slice(at, left.Mul);
                for (int m = 0; m < left.Irrep.Dim; m++)
                {
                    // For x = y both terms are added to the same gradient, as they must be.
                    if (a.NeedsGradient)
                        AddProduct(g, Part(b.Row(row), right, m), Share<S>(left), Part(a.GradientRow(row), left, m));
                    if (b.NeedsGradient)
                        AddProduct(g, Part(a.Row(row), left, m), Share<S>(left), Part(b.GradientRow(row), right, m));
                }
            }
        }
    }

    private static Span<S> Part<S>(Span<S> row, BlockAddress block, int component) =>
        row.Slice(block.Offset + (component * block.Stride), block.Mul);

    private static S Share<S>(BlockAddress block)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => S.One / S.CreateTruncating(block.Irrep.Dim);

    private static void AddProduct<S>(ReadOnlySpan<S> x, ReadOnlySpan<S> y, S factor, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int u = 0; u < to.Length; u++)
            to[u] += factor * x[u] * y[u];
    }
}
