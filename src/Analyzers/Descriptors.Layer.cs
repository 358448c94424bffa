using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL20xx: feature structs, models, modules and the form of layers.</content>
public static partial class Descriptors
{
    /// <summary>A feature struct that is not <c>readonly ref</c>.</summary>
    public static readonly DiagnosticDescriptor FeatureNotReadonlyRef = Layer(
        FaultIds.FeatureNotReadonlyRef,
        "A feature struct is readonly ref",
        "The feature struct {0} is not {1}. A feature is a view of rows that lasts for one pass, and "
            + "only a readonly ref struct can be neither kept nor changed. Write \"readonly ref partial "
            + "struct {0}\"."
    );

    /// <summary>A record struct as a feature.</summary>
    public static readonly DiagnosticDescriptor FeatureIsRecord = Layer(
        FaultIds.FeatureIsRecord,
        "A feature struct is not a record",
        "The feature struct {0} is a record. A record prints and compares raw components, and these "
            + "depend on the axes. Write \"readonly ref partial struct {0}\"."
    );

    /// <summary>A member of a feature struct's own.</summary>
    public static readonly DiagnosticDescriptor FeatureHasMembers = Layer(
        FaultIds.FeatureHasMembers,
        "A feature struct has no members of its own",
        "The feature struct {0} has {1} of its own. Code inside it could read raw components, which "
            + "depend on the axes. Write a method marked [Equivariant] in a class instead."
    );

    /// <summary>An interface or a layout attribute on a feature struct.</summary>
    public static readonly DiagnosticDescriptor FeatureHasInterfaces = Layer(
        FaultIds.FeatureHasInterfaces,
        "A feature struct has no interfaces and no layout attributes",
        "The feature struct {0} has {1}. Interfaces and layout attributes give access to raw components, which depend "
            + "on the axes. Remove {1}."
    );

    /// <summary>A feature struct with type parameters, or inside a generic type.</summary>
    public static readonly DiagnosticDescriptor FeatureIsGeneric = Layer(
        FaultIds.FeatureIsGeneric,
        "A feature struct is not generic",
        "The feature struct {0} has type parameters. How it transforms must be known at compile time, and a type "
            + "parameter leaves that open. Write one struct for each signature."
    );

    /// <summary>A feature struct or model that is local to a file.</summary>
    public static readonly DiagnosticDescriptor FileLocalType = Layer(
        FaultIds.FileLocalType,
        "Features and models are not local to a file",
        "{0} is local to its file. Its generated part is in another file and cannot complete it. Write internal "
            + "instead of file."
    );

    /// <summary>A primary constructor on a feature struct.</summary>
    public static readonly DiagnosticDescriptor FeaturePrimaryConstructor = Layer(
        FaultIds.FeaturePrimaryConstructor,
        "A feature struct has no primary constructor",
        "The feature struct {0} has a primary constructor. A feature is a view of rows of a cloud, and "
            + "numbers given by hand would single out the axes. Remove the parameter list."
    );

    /// <summary>A type that passes for a feature and was not written by the generator.</summary>
    public static readonly DiagnosticDescriptor FeatureByHand = Layer(
        FaultIds.FeatureByHand,
        "The generator implements features",
        "{0} {1}. Members written by hand can read raw components, which depend on the axes. Write "
            + "\"[Irreps(\"…\")] public readonly ref partial struct {0};\" and let the generator implement "
            + "it."
    );

    /// <summary>A model that is not sealed.</summary>
    public static readonly DiagnosticDescriptor ModelNotSealed = Layer(
        FaultIds.ModelNotSealed,
        "A model is sealed",
        "The model {0} is not sealed. A derived class could change what it computes, and equivariance "
            + "is proved for this class only. Write \"sealed partial class {0}\"."
    );

    /// <summary>A model with type parameters, or inside a generic type.</summary>
    public static readonly DiagnosticDescriptor ModelIsGeneric = Layer(
        FaultIds.ModelIsGeneric,
        "A model is not generic",
        "The model {0} has type parameters. Its couplings are computed at compile time, and a type parameter leaves "
            + "the irreps open. Write one class for each signature."
    );

    /// <summary>A record as a model.</summary>
    public static readonly DiagnosticDescriptor ModelIsRecord = Layer(
        FaultIds.ModelIsRecord,
        "A model is not a record",
        "The model {0} is a record. Records copy and compare their fields, but weights must have one owner. Write "
            + "\"sealed partial class {0}\"."
    );

    /// <summary>A model with a base class.</summary>
    public static readonly DiagnosticDescriptor ModelHasBase = Layer(
        FaultIds.ModelHasBase,
        "A model has no base class",
        "The model {0} derives from {1}. The code of the base class would run in this model without "
            + "being checked. Remove the base class; layers of another model are used as \"[Module] private "
            + "partial … {{ get; }}\"."
    );

    /// <summary>A primary constructor on a model.</summary>
    public static readonly DiagnosticDescriptor ModelPrimaryConstructor = Layer(
        FaultIds.ModelPrimaryConstructor,
        "A model has no primary constructor",
        "The model {0} has a primary constructor. The generated constructors create the weights, and every other "
            + "constructor must call one of them. Write an ordinary constructor with \": this(seed)\"."
    );

    /// <summary>A constructor that does not chain to a generated one.</summary>
    public static readonly DiagnosticDescriptor ConstructorNotChained = Layer(
        FaultIds.ConstructorNotChained,
        "A model's constructor chains to a generated one",
        "This constructor of {0} does not call a generated one. Without that call the layers have no weights. Write "
            + "\": this(seed)\" after its parameters."
    );

    /// <summary>A name that generated code uses.</summary>
    public static readonly DiagnosticDescriptor ReservedMember = Layer(
        FaultIds.ReservedMember,
        "The name belongs to generated code",
        "The name '{1}' in {0} belongs to generated code. A second member of that name would not compile, or would be "
            + "mistaken for the generated one. Rename it."
    );

    /// <summary>A model kept in a field or an ordinary property.</summary>
    public static readonly DiagnosticDescriptor ModuleNotDeclared = Layer(
        FaultIds.ModuleNotDeclared,
        "A model inside a model is a module",
        "'{1}' of {0} keeps a {2} that is not declared as a module. Its weights would be neither "
            + "stored nor trained. Write \"[Module] private partial {2} {1} {{ get; }}\"."
    );

    /// <summary>A model that contains itself.</summary>
    public static readonly DiagnosticDescriptor ModelContainsItself = Layer(
        FaultIds.ModelContainsItself,
        "A model does not contain itself",
        "The model {0} contains itself: {1}. Its construction would never end. Remove one of these "
            + "modules; to share weights, call one module twice."
    );

    /// <summary>A Forward whose Predict exists already.</summary>
    public static readonly DiagnosticDescriptor PredictionTaken = Layer(
        FaultIds.PredictionTaken,
        "Each Forward gets a Predict of its own",
        "This Forward of {0} cannot get its Predict, because '{1}' already exists. C# tells methods apart by the "
            + "types of their parameters. Rename the existing member, or give this Forward other parameters."
    );

    /// <summary>A type in the namespace of emitted kernels.</summary>
    public static readonly DiagnosticDescriptor GeneratedNamespace = Layer(
        FaultIds.GeneratedNamespace,
        "The namespace belongs to generated code",
        "The type {0} is in the namespace GeoDL.Typed.Generated, which belongs to generated code. "
            + "A kernel could get the same name. Put it into a namespace of your own."
    );

    /// <summary>A module property of the wrong form.</summary>
    public static readonly DiagnosticDescriptor ModuleForm = Layer(
        FaultIds.ModuleForm,
        "A module is a partial property",
        "The module '{0}' cannot be implemented: {1}. The generator creates it together with the weights of this "
            + "model. Write \"[Module] private partial … {0} {{ get; }}\"."
    );

    /// <summary>A module whose type is not a model.</summary>
    public static readonly DiagnosticDescriptor ModuleTypeNotModel = Layer(
        FaultIds.ModuleTypeNotModel,
        "A module is a model",
        "The module '{0}' is of type {1}, which is not a model. Only a model has weights to store and "
            + "code that is checked. Mark {1} with [EquivariantModel], or remove [Module]."
    );

    /// <summary>Repeat and the property's type disagree.</summary>
    public static readonly DiagnosticDescriptor ModuleRepeat = Layer(
        FaultIds.ModuleRepeat,
        "Repeat and the property's type agree",
        "The module '{0}' has Repeat = {1}, which does not fit its type. Several modules are a list of "
            + "1 or more, and one module is not. Write \"[Module(Repeat = 3)] private partial "
            + "IReadOnlyList<{2}> {0} {{ get; }}\", or \"[Module] private partial {2} {0} {{ get; }}\"."
    );

    /// <summary>A module outside a model.</summary>
    public static readonly DiagnosticDescriptor ModuleOutsideModel = Layer(
        FaultIds.ModuleOutsideModel,
        "A module belongs in a model",
        "The module '{0}' is in {1}, which is not a model. Only a model creates its modules and stores their weights. "
            + "Mark {1} with [EquivariantModel]."
    );

    /// <summary>A layer attribute on a method that is not partial.</summary>
    public static readonly DiagnosticDescriptor LayerNotPartial = Layer(
        FaultIds.LayerNotPartial,
        "A layer is a partial method",
        "'{0}' has [{1}] but is not partial. The generator writes the body of a layer from its irreps. "
            + "Write partial before the return type and a semicolon instead of the body."
    );

    /// <summary>A layer outside a model.</summary>
    public static readonly DiagnosticDescriptor LayerOutsideModel = Layer(
        FaultIds.LayerOutsideModel,
        "A layer belongs in a model",
        "The layer '{0}' with [{1}] is in {2}, which is not a model. Only a model owns weights and "
            + "is checked. Mark {2} with [EquivariantModel]."
    );

    /// <summary>Two layers of one name.</summary>
    public static readonly DiagnosticDescriptor LayerOverloaded = Layer(
        FaultIds.LayerOverloaded,
        "Layers have different names",
        "There are two layers named '{0}'. Weights are stored under the name of their layer. Rename one of them."
    );

    /// <summary>A layer with type parameters.</summary>
    public static readonly DiagnosticDescriptor LayerIsGeneric = Layer(
        FaultIds.LayerIsGeneric,
        "A layer is not generic",
        "The layer '{0}' has type parameters. Its couplings are computed at compile time, and a type parameter leaves "
            + "the irreps open. Write one layer for each signature."
    );

    /// <summary>Two layer attributes on one method.</summary>
    public static readonly DiagnosticDescriptor TwoLayerAttributes = Layer(
        FaultIds.TwoLayerAttributes,
        "A layer is of one kind",
        "'{0}' has [{1}] and [{2}]. A layer is one equivariant map of one kind. Write one partial method for each."
    );

    /// <summary>Wrong number or kinds of parameters.</summary>
    public static readonly DiagnosticDescriptor LayerParameters = Layer(
        FaultIds.LayerParameters,
        "The parameters do not fit the kind of layer",
        "[{1}] takes {2}, but '{0}' has {3}. A layer couples features, and each operand must state how it transforms. "
            + "Write {2} as parameters."
    );

    /// <summary>A result that is not a feature.</summary>
    public static readonly DiagnosticDescriptor LayerResult = Layer(
        FaultIds.LayerResult,
        "A layer returns a feature",
        "The layer '{0}' returns {1}, which is not a feature. Only a feature states how the result transforms with "
            + "the operands. Write a feature struct, or Features, as its return type."
    );

    /// <summary>No signature for an operand or the result.</summary>
    public static readonly DiagnosticDescriptor MissingSignature = Layer(
        FaultIds.MissingSignature,
        "An operand or the result has no signature",
        "In '{0}', {1} has no signature. Without irreps the generator does not know how it transforms, and cannot "
            + "couple it. Write a feature struct as its type, or give a signature by {2}, for example "
            + "\"8x0e + 4x1o\"."
    );

    /// <summary>A signature given inline that is not that of the type.</summary>
    public static readonly DiagnosticDescriptor SignatureDisagrees = Layer(
        FaultIds.SignatureDisagrees,
        "Two signatures of one value disagree",
        "In '{0}', {1} is given as \"{2}\", but its type says \"{3}\". One value cannot transform in two ways. Remove "
            + "the inline signature, or write \"{3}\"."
    );

    /// <summary>A layer with a body of its own.</summary>
    public static readonly DiagnosticDescriptor LayerHasBody = Layer(
        FaultIds.LayerHasBody,
        "A layer has no body of its own",
        "The layer '{0}' has a body. The generator writes the body of a layer from its irreps. Write a "
            + "semicolon instead, or remove the layer's attribute."
    );

    /// <summary>A feature passed by <c>ref</c> or <c>out</c>.</summary>
    public static readonly DiagnosticDescriptor LayerByReference = Layer(
        FaultIds.LayerByReference,
        "Layers take features by value",
        "The layer '{0}' takes '{1}' by reference. A feature written through a reference would have no "
            + "derivative. Pass it by value."
    );

    /// <summary>A kernel whose parameters are not spans of one scalar type.</summary>
    public static readonly DiagnosticDescriptor KernelParameters = Layer(
        FaultIds.KernelParameters,
        "The parameters do not fit the kind of kernel",
        "The parameters of the kernel '{0}' do not fit [{1}]. A kernel reads one row of each operand "
            + "and writes one row, all in one precision. Write \"{2}\"."
    );

    /// <summary>A kind of layer that has no kernel over spans.</summary>
    public static readonly DiagnosticDescriptor KernelKind = Layer(
        FaultIds.KernelKind,
        "This kind of layer has no kernel over spans",
        "[{1}] has no kernel over spans, so '{0}' cannot be static. Kernels are emitted for {2}; other kinds of layer "
            + "are library code around a batch. Write it as a layer of an [EquivariantModel]."
    );

    /// <summary>A stored name that cannot be used.</summary>
    public static readonly DiagnosticDescriptor StoredName = Layer(
        FaultIds.StoredName,
        "The stored name cannot be used",
        "The stored name \"{1}\" of '{0}' cannot be used: {2}. Weights are found in a file by their "
            + "names. Write Name = \"…\" with letters, digits and underscores that no other layer has."
    );

    /// <summary>A static layer inside a model that takes features.</summary>
    public static readonly DiagnosticDescriptor LayerIsStatic = Layer(
        FaultIds.LayerIsStatic,
        "A layer is not static",
        "The layer '{0}' with [{1}] is static. Its weights belong to an instance of the model. Remove static."
    );

    private static DiagnosticDescriptor Layer(string id, string title, string message) =>
        Error(id, "Layer", title, message);
}
