namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// What generated models and features call in the runtime, by full name. A test resolves each against the real runtime.
/// </summary>
public static class RuntimeApi
{
    private const string Typed = "global::GeoDL.Typed.";
    private const string Services = "global::GeoDL.Typed.CompilerServices.";

    /// <summary>Feature rows of a signature known at run time.</summary>
    public const string Features = Typed + "Features";

    /// <summary>Even scalars.</summary>
    public const string Scalars = Typed + "Scalars";

    /// <summary>Odd scalars.</summary>
    public const string PseudoScalars = Typed + "PseudoScalars";

    /// <summary>A feature with every parity flipped; generic.</summary>
    public const string Mirrored = Typed + "Mirrored";

    /// <summary>The signature attribute.</summary>
    public const string Irreps = Typed + "Irreps";

    /// <summary>The interface of models.</summary>
    public const string EquivariantModel = Typed + "IEquivariantModel";

    /// <summary>All parameters of a model.</summary>
    public const string ParameterSet = Typed + "ParameterSet";

    /// <summary>Single or double.</summary>
    public const string Precision = Typed + "Precision";

    /// <summary>A recorded pass.</summary>
    public const string Pass = Typed + "Pass";

    /// <summary>Which inputs of a pass get derivatives.</summary>
    public const string GradientInputs = Typed + "GradientInputs";

    /// <summary>Energies, forces and stress; generic.</summary>
    public const string ForcePrediction = Typed + "ForcePrediction";

    /// <summary>The measured equivariance of a network.</summary>
    public const string EquivarianceChange = Typed + "EquivarianceChange";

    /// <summary>The group of a signature.</summary>
    public const string Group = Typed + "Group";

    /// <summary>An axis of space.</summary>
    public const string Axis = Typed + "Axis";

    /// <summary>The arguments of an attribute that state a group.</summary>
    public static string Stated(Algebra.SymmetryGroup group) => "Group = " + Group + "." + group.Stated;

    /// <summary>A named function of scalars.</summary>
    public const string Nonlinearity = Typed + "Nonlinearity";

    /// <summary>Where second-moment constants come from.</summary>
    public const string MomentConstants = Typed + "MomentConstants";

    /// <summary>A radial basis.</summary>
    public const string RadialBasis = Typed + "RadialBasis";

    /// <summary>A cutoff envelope.</summary>
    public const string CutoffEnvelope = Typed + "CutoffEnvelope";

    /// <summary>What lies beyond the border of an image.</summary>
    public const string Border = Typed + "Border";

    /// <summary>The distances of neighbouring voxels.</summary>
    public const string VoxelSpacing = Typed + "VoxelSpacing";

    /// <summary>Which mean square batch normalisation scales to one.</summary>
    public const string BatchNormalization = Typed + "BatchNormalization";

    /// <summary>How the squares of the rows are reduced to one.</summary>
    public const string BatchReduction = Typed + "BatchReduction";

    /// <summary>How the values of a field become one.</summary>
    public const string GroupPooling = Typed + "GroupPooling";

    /// <summary>The sign of U.</summary>
    public const string PolarisationConvention = Typed + "PolarisationConvention";

    /// <summary>How features of blocks become features of pixels.</summary>
    public const string UpsampleMode = Typed + "UpsampleMode";

    /// <summary>The interface of feature structs; generic.</summary>
    public const string FeatureInterface = Services + "IFeatures";

    /// <summary>A signature with its layout.</summary>
    public const string FeatureLayout = Services + "FeatureLayout";

    /// <summary>The internal representation of a value.</summary>
    public const string Handle = Services + "Handle";

    /// <summary>Converts features to handles and back.</summary>
    public const string FeatureMarshal = Services + "FeatureMarshal";

    /// <summary>Arithmetic on handles.</summary>
    public const string Operations = Services + "Operations";

    /// <summary>Collects parameters.</summary>
    public const string ModelBuilder = Services + "ModelBuilder";

    /// <summary>The workspaces of a model.</summary>
    public const string WorkspacePool = Services + "WorkspacePool";

    /// <summary>A pass without derivatives.</summary>
    public const string Prediction = Services + "Prediction";

    /// <summary>Layer objects are in this namespace, named after their attribute.</summary>
    public static string Layer(string kind) => Services + kind + "Layer";

    /// <summary>A type of <c>CompilerServices</c>.</summary>
    public static string Service(string name) => Services + name;

    /// <summary>All types that are named above, for the test.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Features,
        Scalars,
        PseudoScalars,
        Mirrored + "`1",
        Irreps + "Attribute",
        EquivariantModel,
        ParameterSet,
        Axis,
        Precision,
        Pass,
        GradientInputs,
        ForcePrediction + "`1",
        RadialBasis,
        CutoffEnvelope,
        Border,
        BatchNormalization,
        BatchReduction,
        GroupPooling,
        UpsampleMode,
        PolarisationConvention,
        FeatureInterface + "`1",
        FeatureLayout,
        Handle,
        FeatureMarshal,
        Operations,
        ModelBuilder,
        WorkspacePool,
        Prediction,
    ];
}
