using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>An operation on values of a scene, to be tried in every way.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Inputs">Kind of rows and signature of each operand.</param>
/// <param name="Apply">The operation.</param>
/// <param name="ProperOnly">Whether the result is one of SO(3), which knows no inversion.</param>
public sealed record OperationCase(
    string Name,
    (RowSpaceKind Kind, string Signature)[] Inputs,
    Func<PointCloud<Features>, Handle[], Handle> Apply,
    bool ProperOnly = false
)
{
    public override string ToString() => Name;

    internal double[][] RandomInputs(Scene scene, int seed = 3)
    {
        var random = new Random(seed);
        return
        [
            .. Inputs.Select(i =>
                Scene.Uniform(random, scene.SpaceOf(i.Kind).Count * FeatureLayout.Of(i.Signature).Dim)
            ),
        ];
    }

    /// <summary>
    /// Tables in a precision; rounding inputs to single first makes results in both precisions comparable.
    /// </summary>
    internal Rows<Features>[] Tables(Scene scene, double[][] inputs, Precision precision) =>
        [
            .. Inputs.Zip(
                inputs,
                (input, values) =>
                    (
                        precision == Precision.Single
                            ? Rows.From(input.Signature, Array.ConvertAll(values, static v => (float)v))
                            : Rows.From(input.Signature, values)
                    ).On(scene.SpaceOf(input.Kind), "rows")
            ),
        ];

    internal Rows<Features> Run(Scene scene, double[][] inputs, Precision precision)
    {
        Handle[] handles = Array.ConvertAll(Tables(scene, inputs, precision), static t => new Handle(t.Storage));
        return FeatureMarshal.Wrap<Features>(Apply(scene.Cloud, handles)).ToRows();
    }
}
