using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// A kind of layer: the form of its declaration, the rules that it must keep, and what completion may offer. The result
/// of reading one is a <see cref="LayerOptions"/>; each kind has one file for both.
/// </summary>
internal abstract class LayerKind
{
    private static readonly Dictionary<string, LayerKind> ByName = new LayerKind[]
    {
        new LinearKind(),
        new TensorProductKind(),
        new TensorSquareKind(),
        new SphericalHarmonicsKind(),
        new SteerableConvolutionKind(),
        new AttentionKind(),
        new MultiLayerPerceptronKind(),
        new ActivationKind(),
        new GateKind(),
        new NormActivationKind(),
        new LayerNormKind(),
        new BatchNormKind(),
        new DropoutKind(),
        new ScaleKind(),
        new RestrictKind(),
        new FourierActivationKind(),
        new GroupPoolKind(),
        new GroupConvolutionKind(),
        new MeanPoolKind(),
        new MaxPoolKind(),
        new NormPoolKind(),
        new UpsampleKind(),
        new FadeKind(),
        new ToHarmonicsKind(),
        new FromHarmonicsKind(),
        new CrossSpectrumKind(),
        new FieldProductKind(),
        new SphereActivationKind(),
        new MeshConvolutionKind(),
        new SymmetricContractionKind(),
    }.ToDictionary(static k => k.Name);

    /// <summary>The attribute's name without suffix.</summary>
    public abstract string Name { get; }

    /// <summary>The properties of the attribute that give the operands' signatures, in order.</summary>
    public virtual IReadOnlyList<string> Properties => ["Input"];

    /// <summary>The property that gives the result's signature; null if the result's is the operand's.</summary>
    public virtual string? ResultProperty => "Result";

    /// <summary>Whether the first parameter is a neighbourhood.</summary>
    public virtual bool HasGeometry => false;

    /// <summary>How many parameters come before the features: the relation of a kind that has one.</summary>
    public virtual int GeometryCount(ITypeSymbol? first) => HasGeometry ? 1 : 0;

    /// <summary>
    /// Whether the kind has layers over a space: each kind names its own, so that a new space is no kind's.
    /// </summary>
    public virtual bool IsOn(SpaceNames space) => false;

    /// <summary>The relations that the first parameter may be in a model of a group, for messages.</summary>
    protected virtual string RelationsUnder(SymmetryGroup group) =>
        group.IsSpatial ? "a Neighbourhood (or Voxels)" : "a Neighbourhood (or PlaneNeighbourhood, or Pixels)";

    /// <summary>What a further operand may give, in one word; null if there is none.</summary>
    /// <param name="space">The space of the first parameter; null if it is no relation.</param>
    public virtual string? Further(SpaceNames? space) => null;

    /// <summary>The signature of a further operand that states none.</summary>
    public virtual Signature? FurtherSignature(LayerScope layer, IReadOnlyList<OperandSource?> operands) => null;

    /// <summary>Whether a last parameter may be <c>Labels</c> of the rows, which choose weights.</summary>
    public virtual bool TakesLabels => false;

    /// <summary>Whether a method has this last parameter.</summary>
    public bool HasLabels(IMethodSymbol method) =>
        TakesLabels && method.Parameters.Length > 1 && RuntimeTypes.Is(method.Parameters.Last().Type, "Labels");

    /// <summary>Whether the result has the operand's signature.</summary>
    public virtual bool Keeps => false;

    /// <summary>Whether operands may be of a group that the model's is in.</summary>
    public virtual bool TakesLargerGroups => false;

    /// <summary>Whether operands are fields on a sphere, of the group that keeps a point.</summary>
    public virtual bool TakesFields => false;

    /// <summary>Whether the result is a field on a sphere.</summary>
    public virtual bool GivesFields => false;

    /// <summary>Whether it works for every degree; layers with couplings do up to the limit of their tables.</summary>
    public virtual bool TakesAllDegrees => false;

    /// <summary>Whether a static method over spans may have the attribute.</summary>
    public abstract bool HasSpanKernel { get; }

    /// <summary>The attributes that static methods over spans may have, for messages.</summary>
    public static string WithSpanKernels =>
        string.Join(", ", ByName.Values.Where(static k => k.HasSpanKernel).Select(static k => $"[{k.Name}]"));

    /// <summary>All names: those of the runtime's attributes, without suffix.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Whether it is one of <see cref="Names"/>.</summary>
    public static bool IsName(string name) => ByName.ContainsKey(name);

    /// <summary>The kind of an attribute.</summary>
    public static LayerKind Of(string name) => ByName[name];

    /// <summary>
    /// Reads the options, and checks the rules of the kind and the layer's size; null if no layer can be made from
    /// them.
    /// </summary>
    public abstract LayerOptions? Read(LayerScope layer);

    /// <summary>The irreps that an operand may have, for completion; null if any.</summary>
    public virtual IReadOnlyList<Irrep>? PossibleOperand(SymmetryGroup group) => null;

    /// <summary>The irreps that the result may have, for completion, once the operands are read; null if any.</summary>
    public abstract IReadOnlyList<Irrep>? PossibleResult(LayerScope layer);

    /// <summary>The parameters of a layer of this kind in a model of a group, for messages.</summary>
    public virtual string TakesUnder(SymmetryGroup group)
    {
        string features = Properties.Count == 1 ? "one feature" : "two features";
        return (HasGeometry ? RelationsUnder(group) + " and " : string.Empty)
            + features
            + (Further(null) is { } further ? ", and optionally " + further : string.Empty)
            + (TakesLabels ? ", and optionally Labels (the species of each row)" : string.Empty);
    }
}

/// <summary>A kind of layer with its options.</summary>
/// <typeparam name="TOptions">What is read: it says whether there are kernels over spans.</typeparam>
internal abstract class LayerKind<TOptions> : LayerKind
    where TOptions : LayerOptions
{
    public sealed override bool HasSpanKernel => typeof(ISpanLayer).IsAssignableFrom(typeof(TOptions));

    public sealed override LayerOptions? Read(LayerScope layer)
    {
        int before = layer.Faults.Count;
        TOptions? options = ReadOptions(layer);
        return options is not null && layer.Faults.Count == before && layer.IsTooLarge(options) ? null : options;
    }

    /// <summary>Reads the options and checks the rules of the kind; null if nothing can be made of it.</summary>
    protected abstract TOptions? ReadOptions(LayerScope layer);
}
