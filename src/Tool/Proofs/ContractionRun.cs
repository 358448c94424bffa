using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>Runs a symmetric contraction by itself, on rows and with weights of the caller's.</summary>
/// <param name="create">Makes the model and gives its layer, in a precision.</param>
/// <param name="operand">Rows of the operand.</param>
internal sealed class ContractionRun(
    Func<Precision, (IEquivariantModel Model, SymmetricContractionLayer Layer)> create,
    FeatureLayout operand
)
{
    /// <summary>Rows of the result in public order.</summary>
    public double[] Run(Precision precision, ContractionSpec spec, double[] rows, int[] species, double[][] weights)
    {
        (IEquivariantModel model, SymmetricContractionLayer layer) = create(precision);
        for (int t = 0; t < weights.Length; t++)
        {
            ContractionTensor tensor = spec.Tensors[t];
            model.Parameters[$"{layer.Path}.weight_{tensor.Block}_{tensor.Order}"].Assign(weights[t]);
        }
        // Labels are those of points: any will do.
        double[] places = [.. Enumerable.Range(0, 3 * species.Length).Select(static i => (double)i)];
        using Pass pass = model.Record(training: false);
        PointCloud<Features> cloud = pass.Enter(
            PointCloud.Create(places, Rows<Features>.Create<double>(operand, rows), Neighbours.WithinRadius(1))
        );
        Handle x = FeatureMarshal.Unwrap(cloud.Features),
            result = layer.IsLabelled ? layer.Apply(x, Labels.OnPointsOf(cloud, species)) : layer.Apply(x);
        return FeatureMarshal.Wrap<Features>(result).ToRows().ToArray();
    }
}
