using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a kind of layer takes and gives.</summary>
/// <param name="Name">The attribute's name without suffix.</param>
/// <param name="Properties">The properties of the attribute that give the operands' signatures, in order.</param>
/// <param name="ResultProperty">The property that gives the result's signature; null if the result's is the
/// operand's.</param>
/// <param name="HasGeometry">Whether the first parameter is a neighbourhood.</param>
/// <param name="TakesWeights">Whether a further operand may give weights.</param>
/// <param name="Keeps">Whether the result has the operand's signature.</param>
/// <param name="Rules">Reads the options and checks the rules of the kind.</param>
internal sealed record LayerKind(
    string Name,
    string[] Properties,
    string? ResultProperty,
    bool HasGeometry,
    bool TakesWeights,
    bool Keeps,
    Func<LayerScope, LayerOptions?> Rules
)
{
    private static readonly Dictionary<string, LayerKind> All = new LayerKind[]
    {
        new("Linear", ["Input"], "Result", false, false, false, LinearReader.Read),
        new("TensorProduct", ["Left", "Right"], "Result", false, true, false, ProductReader.Read),
        new("TensorSquare", ["Input"], "Result", false, false, false, ProductReader.ReadSquare),
        new("SphericalHarmonics", ["Input"], "Result", false, false, false, HarmonicsReader.Read),
        new("SteerableConvolution", ["Input"], "Result", true, false, false, ConvolutionReader.Read),
        new("MultiLayerPerceptron", ["Input"], "Result", false, false, false, ScalarLayerReader.ReadPerceptron),
        new("Activation", ["Input"], "Result", false, false, false, ScalarLayerReader.ReadActivation),
        new("Gate", ["Input"], "Result", false, false, false, ScalarLayerReader.ReadGate),
        new("NormActivation", ["Input"], "Result", false, false, true, UnchangedReader.Read),
        new("LayerNorm", ["Input"], "Result", false, false, true, UnchangedReader.Read),
        new("BatchNorm", ["Input"], "Result", false, false, true, UnchangedReader.Read),
        new("Dropout", ["Input"], null, false, false, true, UnchangedReader.Read),
    }.ToDictionary(static k => k.Name);

    /// <summary>The kind of an attribute.</summary>
    public static LayerKind Of(string name) => All[name];

    /// <summary>
    /// Reads the options, and checks the rules of the kind and the layer's size; null if nothing can be made of it.
    /// </summary>
    public LayerOptions? Read(LayerScope layer)
    {
        int before = layer.Faults.Count;
        LayerOptions? options = Rules(layer);
        return options is not null && layer.Faults.Count == before && layer.IsTooLarge(options) ? null : options;
    }

    /// <summary>The parameters of a layer of this kind, for messages.</summary>
    public string Takes
    {
        get
        {
            string features = Properties.Length == 1 ? "one feature" : "two features";
            return (HasGeometry ? "a Neighbourhood and " : string.Empty)
                + features
                + (TakesWeights ? ", and weights if wanted" : string.Empty);
        }
    }
}
