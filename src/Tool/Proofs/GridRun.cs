using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>Runs a convolution over pixels or voxels by itself, on grids and with weights of the caller's.</summary>
/// <param name="create">Makes the model and gives its layer, in a precision.</param>
internal sealed class GridRun(Func<Precision, (IEquivariantModel Model, Layer Layer)> create)
{
    private readonly Dictionary<Precision, (IEquivariantModel Model, Layer Layer)> _made = [];

    /// <summary>Rows of the result in public order, with the number of rows of each grid.</summary>
    public double[] Run(
        Precision precision,
        WindowTable table,
        GridSize size,
        double[] rows,
        double[] weights,
        double[] biases
    )
    {
        if (!_made.TryGetValue(precision, out (IEquivariantModel Model, Layer Layer) made))
            _made.Add(precision, made = create(precision));
        (IEquivariantModel model, Layer layer) = made;
        model.Parameters[layer.Path + ".weight"].Assign(weights);
        if (biases.Length > 0)
            model.Parameters[layer.Path + ".bias"].Assign(biases);
        using Pass pass = model.Record(training: false);
        Rows<Features> operand = Rows<Features>.Create<double>(table.Left, rows);
        Handle result;
        if (layer is VolumeConvolutionLayer volume)
        {
            Grid3<Features> volumes = pass.Enter(
                Grid3.Create(size.Depth, size.Height, size.Width, operand, table.Spacing, size.IsPeriodic)
            );
            result = volume.Apply(volumes.Voxels, FeatureMarshal.Unwrap(volumes.Features));
        }
        else
        {
            Grid2<Features> images = pass.Enter(
                Grid2.Create(size.Height, size.Width, operand, isPeriodic: size.IsPeriodic)
            );
            result = layer is GroupConvolutionLayer group
                ? group.Apply(images.Pixels, FeatureMarshal.Unwrap(images.Features))
                : ((PixelConvolutionLayer)layer).Apply(images.Pixels, FeatureMarshal.Unwrap(images.Features));
        }

        return FeatureMarshal.Wrap<Features>(result).ToRows().ToArray();
    }
}
