using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A fade in one precision: every row times the factor of its cell.</summary>
internal sealed class FadeLayer<S>(string path, FeatureLayout layout, int width) : FadeLayer(path)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    // The factors of the grid that was seen last. Threads that see others make their own.
    private Factors? _known;

    internal override ITangent? Second => null;

    private protected override Handle Apply(GridView grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, layout, "operand");
        LayerValues.ExpectPixels(Path, "features of its grid", grid.Shape, operand.RowSpace);
        GridShape shape = grid.Derive(GridStep.Faded);
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, shape.Pixels, layout);
        S[] factors = FactorsOf(shape);
        for (int row = 0; row < shape.Pixels.Count; row++)
            TensorPrimitives.Multiply(operand.Row(row), factors[row % factors.Length], result.Row(row));
        Record(
            workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = shape,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        var shape = (GridShape)entry.State!;
        S[] factors = FactorsOf(shape);
        for (int row = 0; row < shape.Pixels.Count; row++)
        {
            Span<S> to = operand.GradientRow(row);
            TensorPrimitives.MultiplyAdd(result.GradientRow(row), factors[row % factors.Length], to, to);
        }
    }

    private S[] FactorsOf(GridShape shape)
    {
        Factors? known = Volatile.Read(ref _known);
        if (known is null || known.Size != shape.Size || known.Spacing != shape.Spacing)
        {
            known = new Factors(shape.Size, shape.Spacing, Make(shape));
            Volatile.Write(ref _known, known);
        }
        return known.Values;
    }

    private S[] Make(GridShape shape)
    {
        (double x, double y, double z) = (shape.Spacing.X, shape.Spacing.Y, shape.Spacing.Z);
        double unit = Math.Min(x, y),
            radius = Math.Min(x * shape.Width, y * shape.Height) / 2;
        if (shape.Size.IsVolume)
            (unit, radius) = (Math.Min(unit, z), Math.Min(radius, z * shape.Depth / 2));
        var factors = new S[shape.Cells];
        for (int cell = 0; cell < factors.Length; cell++)
        {
            (int line, int column) = Math.DivRem(cell, shape.Width);
            (int slice, int row) = Math.DivRem(line, shape.Height);
            double distance = Math.Sqrt(
                Square(x, column, shape.Width) + Square(y, row, shape.Height) + Square(z, slice, shape.Depth)
            );
            double t = Math.Clamp((radius - distance) / (unit * width), 0, 1);
            factors[cell] = S.CreateTruncating(t * t * t * (10 + (t * ((6 * t) - 15))));
        }

        return factors;
    }

    /// <summary>The square of a distance from the middle along an axis.</summary>
    private static double Square(double spacing, int at, int count)
    {
        double distance = spacing * ((2 * at) + 1 - count) / 2;
        return distance * distance;
    }

    private sealed record Factors(GridSize Size, VoxelSpacing Spacing, S[] Values);
}
