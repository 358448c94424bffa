using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>A product with operands and the values that e3nn gave for them.</summary>
internal sealed record ProductCase(
    string Name,
    TensorProductSpec Spec,
    int Rows,
    double[] X,
    double[] Y,
    double[] W,
    double[] Out,
    double[] Cotangent,
    double[] GradX,
    double[] GradY,
    double[] GradW
)
{
    /// <summary>Whether operand 2 is operand 1, so that the gradients of both add up.</summary>
    public bool IsSquare =>
        Name.StartsWith("square", StringComparison.Ordinal) || Name.StartsWith("norm", StringComparison.Ordinal);

    /// <summary>Whether the reference is the square root of the product.</summary>
    public bool IsRoot => Name.EndsWith("_root", StringComparison.Ordinal);

    public static IReadOnlyList<ProductCase> Load(JsonElement file) =>
        [.. file.GetProperty("items").EnumerateArray().Select(Read)];

    private static ProductCase Read(JsonElement item)
    {
        Irreps in1 = Irreps.Parse(item.GetProperty("irreps_in1").GetString()!);
        Irreps in2 = Irreps.Parse(item.GetProperty("irreps_in2").GetString()!);
        Irreps result = Irreps.Parse(item.GetProperty("irreps_out").GetString()!);
        TensorProductPath[] paths =
        [
            .. item.GetProperty("instructions")
                .EnumerateArray()
                .Select(p =>
                {
                    Assert.True(ConnectionModes.TryParse(p.GetProperty("mode").GetString()!, out ConnectionMode mode));
                    int output = p.GetProperty("out").GetInt32();
                    // The reference states final coefficients: without normalisation they are the roots of path
                    // weights.
                    double coefficient = p.GetProperty("path_weight").GetDouble();
                    return new TensorProductPath(
                        p.GetProperty("i1").GetInt32(),
                        p.GetProperty("i2").GetInt32(),
                        output,
                        mode,
                        p.GetProperty("has_weight").GetBoolean(),
                        coefficient * coefficient
                    );
                }),
        ];
        TensorProductSpec spec = TensorProductSpec.Custom(
            in1,
            in2,
            result,
            paths,
            new TensorProductOptions(IrrepNormalization.None, PathNormalization.None)
        );
        return new ProductCase(
            item.GetProperty("name").GetString()!,
            spec,
            item.GetProperty("batch").GetInt32(),
            Numbers(item, "x"),
            Numbers(item, "y"),
            Numbers(item, "w"),
            Numbers(item, "out"),
            Numbers(item, "cotangent"),
            Numbers(item, "grad_x"),
            Numbers(item, "grad_y"),
            Numbers(item, "grad_w")
        );
    }

    private static double[] Numbers(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? [.. Flatten(value)] : [];

    private static IEnumerable<double> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten)
        : element.ValueKind == JsonValueKind.Number ? [element.GetDouble()]
        : [];
}
