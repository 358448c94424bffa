using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Spherical harmonics around an emitted kernel, in one precision.</summary>
internal sealed class SphericalHarmonicsLayer<TKernel, S> : SphericalHarmonicsLayer, ITangent
    where TKernel : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly bool _normalize;
    private readonly double _epsilon;

    internal SphericalHarmonicsLayer(
        string path,
        FeatureLayout input,
        FeatureLayout result,
        bool normalize,
        double epsilon
    )
        : base(path)
    {
        // A vector of a plane has no third coordinate.
        if (input.Dim != 2)
            LayerValues.CheckKernel(path, "operand", 3, input.Dim);
        LayerValues.CheckKernel(path, "result", TKernel.Dim, result.Dim);
        _input = input;
        _result = result;
        _normalize = normalize;
        _epsilon = epsilon;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        var block = new PointBlock<S>(operand.Workspace, TKernel.Dim);
        for (int start = 0; start < operand.Rows; start += PointBlock<S>.Points)
        {
            int rows = Math.Min(PointBlock<S>.Points, operand.Rows - start);
            block.Read(Points(operand, start, rows), _normalize, _epsilon);
            block.Evaluate<TKernel>();
            block.WriteValues(result.Values[(start * TKernel.Dim)..]);
        }

        Record(
            operand.Workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        var block = new PointBlock<S>(pass.Workspace, TKernel.Dim);
        for (int start = 0; start < x.Rows; start += PointBlock<S>.Points)
        {
            int rows = Math.Min(PointBlock<S>.Points, x.Rows - start);
            block.Read(Points(x, start, rows), _normalize, _epsilon);
            block.ReadGradient(result.Gradient[(start * TKernel.Dim)..]);
            block.Pullback<TKernel>(_normalize);
            AddGradient(block, x, start, rows);
        }
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        var block = new PointBlock<S>(pass.Workspace, TKernel.Dim);
        var tangents = new PointTangents<S>(pass.Workspace, TKernel.Dim);
        for (int start = 0; start < x.Rows; start += PointBlock<S>.Points)
        {
            int rows = Math.Min(PointBlock<S>.Points, x.Rows - start);
            block.Read(Points(x, start, rows), _normalize, _epsilon);
            tangents.Read(in block, Points(x.Tangent, start, rows), _normalize);
            tangents.Evaluate<TKernel>();
            tangents.WriteTangents(rows, result.Values[(start * TKernel.Dim)..]);
        }
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        var block = new PointBlock<S>(pass.Workspace, TKernel.Dim);
        var tangents = new PointTangents<S>(pass.Workspace, TKernel.Dim);
        for (int start = 0; start < x.Rows; start += PointBlock<S>.Points)
        {
            int rows = Math.Min(PointBlock<S>.Points, x.Rows - start);
            block.Read(Points(x, start, rows), _normalize, _epsilon);
            tangents.Read(in block, Points(x.Tangent, start, rows), _normalize);
            tangents.ReadGradient(
                rows,
                result.Adjoint[(start * TKernel.Dim)..],
                result.Gradient[(start * TKernel.Dim)..]
            );
            tangents.Pullback<TKernel>(_normalize);
            int first = 3 - x.Dim;
            for (int i = 0; i < rows; i++)
            {
                for (int m = 0; m < x.Dim; m++)
                    x.GradientRow(start + i)[m] += tangents.GradientTangent(first + m, i);
            }
        }
    }

    /// <summary>Three coordinates a row, of a plane with a zero before them.</summary>
    private static ReadOnlySpan<S> Points(Storage<S> x, int start, int rows)
    {
        if (x.Dim == 3)
            return x.Values.Slice(3 * start, 3 * rows);
        Span<S> points = Workspace.Scratch<S>(x.Workspace, 3 * rows);
        for (int i = 0; i < rows; i++)
        {
            points[3 * i] = S.Zero;
            x.Row(start + i).CopyTo(points[(3 * i + 1)..]);
        }
        return points;
    }

    private static void AddGradient(PointBlock<S> block, Storage<S> x, int start, int rows)
    {
        if (x.Dim == 3)
        {
            block.AddGradient(x.Gradient.Slice(3 * start, 3 * rows));
            return;
        }
        for (int i = 0; i < rows; i++)
        {
            for (int m = 0; m < 2; m++)
                x.GradientRow(start + i)[m] += block.PointGradient[(m + 1) * PointBlock<S>.Points + i];
        }
    }
}
