using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>A program while it is composed: types, layers, steps, values.</summary>
internal sealed class Draft
{
    private int _names;

    public Draft(Random random, ModelSpace space, string name)
    {
        (Random, Space, Name) = (random, space, name);
    }

    public Random Random { get; }

    /// <summary>The group of the model, and what it turns.</summary>
    public ModelSpace Space { get; }

    public SymmetryGroup Group => Space.Group;

    /// <summary>The namespace of the program, unique in its batch.</summary>
    public string Name { get; }

    /// <summary>The feature types of the model's group.</summary>
    public List<FeatureStruct> Structs { get; } = [];

    /// <summary>The types of fields that a model of spheres makes.</summary>
    public List<FeatureStruct> FieldTypes { get; } = [];

    /// <summary>The fields that it makes: nothing takes one but an analysis.</summary>
    public List<ProgramValue> Fields { get; } = [];

    /// <summary>The pixels of a coarser sampling of its spheres.</summary>
    public ProgramValue? Coarser { get; set; }

    /// <summary>The type of the cloud's features.</summary>
    public FeatureStruct Input { get; set; } = null!;

    /// <summary>The type of the edges' features, of graphs that have any.</summary>
    public FeatureStruct? EdgeInput { get; set; }

    /// <summary>What Forward takes of larger groups: it may only be restricted.</summary>
    public List<LargerInput> Larger { get; } = [];

    public List<LayerText> Layers { get; } = [];

    public List<Step> Steps { get; set; } = [];

    /// <summary>All values that steps may take, in the order in which they come to be.</summary>
    public List<ProgramValue> Values { get; } = [];

    /// <summary>Members of the model beside its layers.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Types beside the model.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Text of a file beside the program's; empty if there is none.</summary>
    public string OtherFile { get; set; } = string.Empty;

    /// <summary>The path of the file, from the program's name.</summary>
    public string PathFormat { get; set; } = "{0}.cs";

    /// <summary>Whether Forward takes a second batch of clouds.</summary>
    public bool HasOther { get; set; }

    /// <summary>Further parameters of Forward, what is handed in there, and whether that enters the pass.</summary>
    public List<(string Parameter, string Argument, bool IsEntered)> Parameters { get; } = [];

    /// <summary>Whether labels are a parameter with a default.</summary>
    public bool IsSpeciesOptional { get; set; }

    /// <summary>Attributes on the model.</summary>
    public List<string> Attributes { get; } = [];

    /// <summary>Lines at the top of the file.</summary>
    public List<string> Header { get; } = [];

    /// <summary>Names of what was used, for coverage.</summary>
    public HashSet<string> Uses { get; } = [];

    public ProgramValue Cloud { get; set; } = null!;

    public ProgramValue Edges { get; set; } = null!;

    public ProgramValue Batch { get; set; } = null!;

    /// <summary>The images, where the cloud is a batch of them.</summary>
    public ImagePlan? Images { get; set; }

    /// <summary>Their pixels.</summary>
    public ProgramValue Pixels { get; } =
        new(ValueKind.Pixels, "Pixels", RowBase.Points, null) { Name = "cloud.Pixels" };

    public ProgramValue? Species { get; set; }

    public ProgramValue? Extra { get; set; }

    /// <summary>What Forward returns.</summary>
    public ProgramValue Result { get; set; } = null!;

    public bool HasDropout { get; set; }

    public bool HasConvolution { get; set; }

    /// <summary>A convolution on all pairs needs a cutoff of its own.</summary>
    public bool HasCutoff { get; set; }

    /// <summary>Whether it changes the whole compilation.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Whether running it where it was rejected could harm the process.</summary>
    public bool IsDangerous { get; set; }

    /// <summary>
    /// Whether steps may be written with jumps: rules take them for loops that come back to anything, a captured local
    /// among it.
    /// </summary>
    public bool MayJump { get; set; } = true;

    /// <summary>
    /// Whether what was added to it fits what its model is about: images have no positions and edges, graphs have no
    /// positions.
    /// </summary>
    public bool IsFitting =>
        Space is { Domain: Domain.Points, IsInPlane: false }
        || Steps
            .Where(static s => s.IsPlanted)
            .Select(static s =>
                s.Statements?.Invoke([.. s.Operands.Select(static o => o.Name)])
                + s.Write([.. s.Operands.Select(static o => o.Name)])
            )
            .Concat(Members)
            .Concat(Types)
            .Concat(Parameters.SelectMany(static p => new[] { p.Parameter, p.Argument }))
            .Append(OtherFile)
            .All(text => !DomainNames.NeedsPoints(Space, text));

    public string NewName(string prefix) => $"{prefix}{_names++}";

    public T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];

    public bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>A value that fits, recent ones more often; null if there is none.</summary>
    public ProgramValue? Find(Func<ProgramValue, bool> fits)
    {
        ProgramValue[] all = [.. Values.Where(fits)];
        return all.Length == 0 ? null : all[^(1 + (int)(all.Length * Math.Pow(Random.NextDouble(), 2)))];
    }

    /// <summary>Adds a step; its result gets a name.</summary>
    public ProgramValue Add(
        string operation,
        ProgramValue result,
        Func<string[], string> write,
        params ProgramValue[] operands
    )
    {
        result = result with { Name = NewName("v") };
        Steps.Add(new Step(operation, operands, result, write));
        Values.Add(result);
        return result;
    }

    /// <summary>Declares a layer and adds a step that calls it.</summary>
    public ProgramValue AddLayer(LayerText layer, ProgramValue result, params ProgramValue[] operands) =>
        AddLayer(layer, result, o => $"{layer.Name}({string.Join(", ", o)})", operands);

    /// <summary>Declares a layer and adds a step that calls it in some way.</summary>
    public ProgramValue AddLayer(
        LayerText layer,
        ProgramValue result,
        Func<string[], string> write,
        params ProgramValue[] operands
    )
    {
        result = result with { Name = NewName("v") };
        Steps.Add(new Step(layer.Kind, operands, result, write) { Layer = layer, NeedsModel = true });
        Layers.Add(layer);
        Values.Add(result);
        return result;
    }

    /// <summary>Plain features of a signature.</summary>
    public static ProgramValue Plain(Signature signature, RowBase rows) =>
        new(ValueKind.Plain, "Features", rows, signature);

    /// <summary>A type of the program.</summary>
    public static ProgramValue Named(FeatureStruct type, RowBase rows) =>
        new(ValueKind.Named, type.Name, rows, type.Signature);

    public ProgramValue Scalars(int copies, RowBase rows) =>
        new(ValueKind.Scalars, "Scalars", rows, Of(copies, Parity.Even));

    public ProgramValue PseudoScalars(int copies, RowBase rows) =>
        new(ValueKind.PseudoScalars, "PseudoScalars", rows, Of(copies, Parity.Odd));

    public Signature SignatureOf(IEnumerable<MulIrrep> blocks) => new(new Irreps(blocks), Group);

    private Signature Of(int copies, Parity parity) =>
        new(new Irreps(new MulIrrep(copies, new Irrep(0, parity, Group))), Group);
}
