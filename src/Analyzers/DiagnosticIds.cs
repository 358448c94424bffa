namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Ids of the rules for code; those of declarations belong to the reader, <see cref="Generators.Reading.FaultIds"/>.
/// Never reused.
/// </summary>
public static class DiagnosticIds
{
    /// <summary>A layer gets a feature of another signature.</summary>
    public const string ArgumentMismatch = "GDL3002";

    /// <summary>A layer gets a feature of the right degrees and the wrong parities.</summary>
    public const string ParityMismatch = "GDL3003";

    /// <summary>Two features of different signatures are added or subtracted.</summary>
    public const string SumMismatch = "GDL3004";

    /// <summary>A feature goes to a place that is annotated with another signature.</summary>
    public const string PlaceMismatch = "GDL3005";

    /// <summary>A feature is converted to a type of another signature.</summary>
    public const string ConversionMismatch = "GDL3006";

    /// <summary>A layer gets a value of unknown signature.</summary>
    public const string UnknownSignature = "GDL3007";

    /// <summary>An <c>[Equivariant]</c> helper that does not declare the signature of plain features.</summary>
    public const string HelperSignature = "GDL3008";

    /// <summary>A scalar factor whose number of copies does not match what it scales.</summary>
    public const string ScalarCopies = "GDL3009";

    /// <summary>Values on different rows: points, edges, clouds.</summary>
    public const string RowsMismatch = "GDL3010";

    /// <summary>A mean over a surface of features that have frames.</summary>
    public const string OverSurface = "GDL3020";

    /// <summary>Features of space at the vertices of a mesh, restricted about an axis.</summary>
    public const string RestrictedAboutAxis = "GDL3021";

    /// <summary>A layer or a grid that does not fit the size of the images.</summary>
    public const string SizeMisfit = "GDL2142";

    /// <summary>An operation on features that is not known to be equivariant.</summary>
    public const string UnknownOperation = "GDL4001";

    /// <summary>Model code that names what only generated code may use.</summary>
    public const string GeneratedMember = "GDL4002";

    /// <summary>A feature made without rows.</summary>
    public const string FeatureFromNothing = "GDL4003";

    /// <summary>A feature seen through a reference or a pointer.</summary>
    public const string FeatureByReference = "GDL4004";

    /// <summary>An <c>[AssumeEquivariant]</c> without a reason.</summary>
    public const string EmptyJustification = "GDL4005";

    /// <summary>A call that passes features to an unchecked method.</summary>
    public const string UncheckedHelper = "GDL4006";

    /// <summary>Pointers, reflection and late binding in model code.</summary>
    public const string RawAccess = "GDL4007";

    /// <summary>A function of scalars that does more than mathematics.</summary>
    public const string ScalarFunction = "GDL4020";

    /// <summary>A function of pseudoscalars whose parity is not proved.</summary>
    public const string ScalarFunctionParity = "GDL4021";

    /// <summary>A layer that no code calls.</summary>
    public const string UnusedLayer = "GDL5001";

    /// <summary>A method whose equivariance is assumed, not checked.</summary>
    public const string Assumption = "GDL5002";

    /// <summary>A norm activation in e3nn's form that does not vanish at zero.</summary>
    public const string DirectionOfZero = "GDL5003";

    /// <summary>The signature of a local variable, as the compiler infers it.</summary>
    public const string LocalSignature = "GDL5004";

    /// <summary>A layer that makes builds slow.</summary>
    public const string LargeLayer = "GDL5005";

    /// <summary>A field that is null after construction, although its type excludes null.</summary>
    public const string UnsetField = "GDL5006";

    /// <summary>A stride that takes over what finer pixels alone can show.</summary>
    public const string MissingLowPass = "GDL5007";
}
