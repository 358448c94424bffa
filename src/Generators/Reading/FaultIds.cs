namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The id of each fault that the reader can find, and the arguments of its message. Ids are never reused.
/// </summary>
public static class FaultIds
{
    // 1xxx: the text of a signature. Argument 0 is always the whole message of the parser, three sentences.

    /// <summary>The text has no term.</summary>
    public const string EmptySignature = "GDL1001";

    /// <summary>A parity letter other than e and o.</summary>
    public const string UnknownParity = "GDL1002";

    /// <summary>An irrep of O(3) without a parity letter.</summary>
    public const string MissingParity = "GDL1003";

    /// <summary>An irrep without a degree.</summary>
    public const string MissingDegree = "GDL1004";

    /// <summary>A degree above the limit.</summary>
    public const string DegreeTooLarge = "GDL1005";

    /// <summary>A multiplicity that is not a whole number ≥ 0.</summary>
    public const string BadMultiplicity = "GDL1006";

    /// <summary>Nothing next to a plus sign or after a name.</summary>
    public const string EmptyTerm = "GDL1007";

    /// <summary>A parity letter under a group without parity.</summary>
    public const string UnexpectedParity = "GDL1008";

    /// <summary>A character outside the grammar.</summary>
    public const string UnexpectedCharacter = "GDL1009";

    /// <summary>Two terms without a plus sign.</summary>
    public const string MissingPlus = "GDL1010";

    /// <summary>A block name that is not an identifier.</summary>
    public const string BadBlockName = "GDL1011";

    /// <summary>Two blocks whose members would have the same name.</summary>
    public const string DuplicateBlockName = "GDL1012";

    /// <summary>A block name that is a member of every feature.</summary>
    public const string ReservedBlockName = "GDL1013";

    /// <summary>A fold or an axis that does not fit the group.</summary>
    public const string GroupArguments = "GDL1014";

    /// <summary>More components or blocks than the limits allow.</summary>
    public const string DimensionTooLarge = "GDL1015";

    /// <summary>
    /// A feature of another group than the model's. 0 layer or module, 1 feature type, 2 its group, 3 the model's
    /// group.
    /// </summary>
    public const string GroupMismatch = "GDL1016";

    /// <summary>A block whose member would have the name of its struct. 0 the struct, 1 the block's name.</summary>
    public const string BlockNamedAsStruct = "GDL1017";

    /// <summary>A field under a group with infinitely many elements.</summary>
    public const string FieldOfInfiniteGroup = "GDL1018";

    /// <summary>A quotient by a subgroup that the group does not have.</summary>
    public const string BadQuotient = "GDL1019";

    // 20xx: feature structs. Argument 0 is the struct's name.

    /// <summary>A feature struct that is not <c>readonly ref</c>. 1 the modifiers that are missing.</summary>
    public const string FeatureNotReadonlyRef = "GDL2001";

    /// <summary>A record struct as a feature.</summary>
    public const string FeatureIsRecord = "GDL2002";

    /// <summary>A member of a feature struct's own. 1 the member.</summary>
    public const string FeatureHasMembers = "GDL2003";

    /// <summary>An interface or a layout attribute on a feature struct. 1 its name.</summary>
    public const string FeatureHasInterfaces = "GDL2004";

    /// <summary>A feature struct with type parameters, or inside a generic type.</summary>
    public const string FeatureIsGeneric = "GDL2005";

    /// <summary>
    /// A feature struct or model that is local to a file, which no other part can complete. 0 the type.
    /// </summary>
    public const string FileLocalType = "GDL2006";

    /// <summary>A primary constructor on a feature struct.</summary>
    public const string FeaturePrimaryConstructor = "GDL2007";

    /// <summary>
    /// A type that passes for a feature and was not written by the generator. 0 the type, 1 the evidence.
    /// </summary>
    public const string FeatureByHand = "GDL2008";

    // 201x–202x: models and modules. Argument 0 is the model's or the module's name.

    /// <summary>A model that is not sealed.</summary>
    public const string ModelNotSealed = "GDL2010";

    /// <summary>A model with type parameters, or inside a generic type.</summary>
    public const string ModelIsGeneric = "GDL2011";

    /// <summary>A record as a model.</summary>
    public const string ModelIsRecord = "GDL2012";

    /// <summary>A model with a base class. 1 the base class.</summary>
    public const string ModelHasBase = "GDL2013";

    /// <summary>A primary constructor on a model.</summary>
    public const string ModelPrimaryConstructor = "GDL2014";

    /// <summary>A constructor of the user's that does not chain to a generated one.</summary>
    public const string ConstructorNotChained = "GDL2015";

    /// <summary>
    /// A name that generated code uses: <c>__</c> prefixes, Parameters, Record, generated constructors, of a member or
    /// of the type itself. 0 the containing type, 1 the name.
    /// </summary>
    public const string ReservedMember = "GDL2016";

    /// <summary>A model kept in a field or an ordinary property. 1 the member, 2 the module's type.</summary>
    public const string ModuleNotDeclared = "GDL2017";

    /// <summary>A model that contains itself. 1 the cycle, <c>A → B → A</c>.</summary>
    public const string ModelContainsItself = "GDL2018";

    /// <summary>
    /// A Forward whose Predict would have the name or the parameters of something else. 1 the existing member.
    /// </summary>
    public const string PredictionTaken = "GDL2024";

    /// <summary>A type in the namespace of emitted kernels. 0 the type.</summary>
    public const string GeneratedNamespace = "GDL2025";

    /// <summary>
    /// A module property of the wrong form: not partial, static, with a setter, or an indexer. 1 what is wrong.
    /// </summary>
    public const string ModuleForm = "GDL2020";

    /// <summary>A module whose type is not a model. 1 the type.</summary>
    public const string ModuleTypeNotModel = "GDL2021";

    /// <summary>Repeat and the property's type disagree. 1 the number, 2 the model's name.</summary>
    public const string ModuleRepeat = "GDL2022";

    /// <summary>A module outside a model.</summary>
    public const string ModuleOutsideModel = "GDL2023";

    // 203x–204x: the form of layers. Argument 0 is the method's name.

    /// <summary>A layer attribute on a method that is not partial. 1 the attribute.</summary>
    public const string LayerNotPartial = "GDL2030";

    /// <summary>A layer outside a model. 1 the attribute, 2 the containing type.</summary>
    public const string LayerOutsideModel = "GDL2031";

    /// <summary>Two layers of one name.</summary>
    public const string LayerOverloaded = "GDL2032";

    /// <summary>A layer with type parameters.</summary>
    public const string LayerIsGeneric = "GDL2033";

    /// <summary>Two layer attributes on one method. 1 and 2 the attributes.</summary>
    public const string TwoLayerAttributes = "GDL2034";

    /// <summary>Wrong number or kinds of parameters. 1 the attribute, 2 what it takes, 3 what was declared.</summary>
    public const string LayerParameters = "GDL2035";

    /// <summary>A result that is not a feature. 1 the type.</summary>
    public const string LayerResult = "GDL2036";

    /// <summary>
    /// No signature for an operand or the result. 1 which one, 2 the property or place where it can be given.
    /// </summary>
    public const string MissingSignature = "GDL2037";

    /// <summary>A signature given inline that is not that of the type. 1 which one, 2 inline, 3 the type's.</summary>
    public const string SignatureDisagrees = "GDL2038";

    /// <summary>A layer with a body of its own.</summary>
    public const string LayerHasBody = "GDL2039";

    /// <summary>A feature passed by <c>ref</c> or <c>out</c>. 1 the parameter.</summary>
    public const string LayerByReference = "GDL2040";

    /// <summary>
    /// A kernel whose parameters are not spans of one scalar type. 1 the attribute, 2 the parameters that it takes.
    /// </summary>
    public const string KernelParameters = "GDL2041";

    /// <summary>A kind of layer that has no kernel over spans. 1 the attribute, 2 those that have one.</summary>
    public const string KernelKind = "GDL2042";

    /// <summary>
    /// A stored name that is empty, has characters outside [A-Za-z0-9_], or is taken. 1 the name, 2 why.
    /// </summary>
    public const string StoredName = "GDL2043";

    /// <summary>A static layer inside a model that takes features. 1 the attribute.</summary>
    public const string LayerIsStatic = "GDL2044";

    // 21xx: selection rules and sizes. Argument 0 is the method's name.

    /// <summary>
    /// An irrep that no path of a product reaches. 1 the irrep, 2 all that can be reached, 3 the whole explanation.
    /// </summary>
    public const string UnreachableByProduct = "GDL2101";

    /// <summary>
    /// An irrep of the result that the operand of a linear map lacks. 1 the irrep, 2 the operand's irreps, 3 the whole
    /// explanation.
    /// </summary>
    public const string UnreachableByLinear = "GDL2102";

    /// <summary>Multiplicities that do not fit the mode. 1 what was declared, 2 what fits.</summary>
    public const string MultiplicityMismatch = "GDL2103";

    /// <summary>A pointwise function applied to l &gt; 0. 1 the block, 2 the function, 3 what to do.</summary>
    public const string ActivationOfDegree = "GDL2104";

    /// <summary>
    /// A function of 0o whose parity does not give the declared result. 1 the function, 2 the operand, 3 the result, 4
    /// what would fit.
    /// </summary>
    public const string ActivationParity = "GDL2105";

    /// <summary>A gate whose operand does not match its result. 1 what was declared, 2 what fits.</summary>
    public const string GateOperand = "GDL2106";

    /// <summary>Harmonics of something other than one copy of l = 1. 1 the operand's signature.</summary>
    public const string HarmonicsOperand = "GDL2107";

    /// <summary>
    /// Harmonics whose result is not one copy of each degree with its parity, ascending. 1 what was declared, 2
    /// what fits.
    /// </summary>
    public const string HarmonicsResult = "GDL2108";

    /// <summary>
    /// A layer that keeps its signature, with another result. 1 the attribute, 2 the operand, 3 the result.
    /// </summary>
    public const string SignatureChanged = "GDL2109";

    /// <summary>
    /// An irrep that a convolution does not reach. 1 the irrep, 2 all that can be reached, 3 the MaxDegree that it
    /// needs, or empty.
    /// </summary>
    public const string UnreachableByConvolution = "GDL2110";

    /// <summary>A perceptron on something other than 0e. 1 the signature.</summary>
    public const string PerceptronOperand = "GDL2111";

    /// <summary>An option out of its range. 1 the option, 2 its value, 3 what is allowed.</summary>
    public const string OptionOutOfRange = "GDL2112";

    /// <summary>A listed path that is wrong. 1 the whole explanation.</summary>
    public const string BadPath = "GDL2113";

    /// <summary>Neither one function nor one per block. 1 how many functions, 2 how many blocks.</summary>
    public const string ActivationCount = "GDL2114";

    /// <summary>A residual layer whose operand and result differ. 1 the operand, 2 the result.</summary>
    public const string ResidualSignature = "GDL2115";

    /// <summary>Options that exclude one another. 1 the first, 2 the second, 3 why.</summary>
    public const string OptionsConflict = "GDL2116";

    /// <summary>A product whose result does not fit its kind. 1 what was declared, 2 what fits.</summary>
    public const string ProductResult = "GDL2117";

    /// <summary>A signature whose multiplicities are all zero. 1 the signature.</summary>
    public const string NoCopies = "GDL2118";

    /// <summary>
    /// A layer that is too large for the compiler or for memory. 1 its size, 2 the limit, 3 why there is one, 4 what
    /// would make it smaller.
    /// </summary>
    public const string LayerTooLarge = "GDL2119";

    /// <summary>A restriction with another result. 1 what was declared, 2 the operand, 3 what fits.</summary>
    public const string RestrictionResult = "GDL2120";

    /// <summary>
    /// A restriction to a group that the operand's does not properly contain. 1 the operand, 2 its group, 3 the
    /// model's.
    /// </summary>
    public const string RestrictionUpwards = "GDL2121";

    /// <summary>
    /// A Fourier activation of irreps that are no function on a circle. 1 the operand, 2 the reason, 3 what fits.
    /// </summary>
    public const string FourierOperand = "GDL2122";

    /// <summary>A pool of something other than fields. 1 the term.</summary>
    public const string PoolOperand = "GDL2123";

    /// <summary>A pool with another result. 1 what was declared, 2 the operand, 3 what fits.</summary>
    public const string PoolResult = "GDL2124";

    /// <summary>Heads that do not divide the copies of a block. 1 the heads, 2 the block, 3 how many fit.</summary>
    public const string HeadsDivideCopies = "GDL2125";

    /// <summary>Logits of attention that are not one scalar for each head.</summary>
    public const string LogitOperand = "GDL2126";

    /// <summary>
    /// An option of a convolution over another space. 1 the option, 2 the space that it belongs to, 3 the space here.
    /// </summary>
    public const string OptionOfOtherSpace = "GDL2130";

    /// <summary>
    /// A model whose group its grids do not keep, and which does not say so. 0 the model, 1 its group, 2 the subgroup
    /// that is kept, 3 the first layer that keeps no more, 4 the subgroup as an attribute states it.
    /// </summary>
    public const string ApproximateMissing = "GDL2131";

    /// <summary>
    /// An order that was asked for, and that a kernel does not carry within the model's bound. 1 the order, 2 the size,
    /// 3 its least residual, 4 the bound, 5 what to write.
    /// </summary>
    public const string OrderNotCarried = "GDL2132";

    /// <summary>
    /// An irrep that no sampled kernel reaches. 1 the irrep, 2 the size, 3 all that can be reached, 4 what to write.
    /// </summary>
    public const string UnreachableOnPixels = "GDL2133";

    /// <summary>A group convolution from or to something other than fields. 1 the term.</summary>
    public const string ConvolvedTerm = "GDL2134";

    /// <summary>
    /// A group convolution under a group that square pixels do not keep. 1 the group, 2 the subgroup that is kept, as
    /// an attribute states it.
    /// </summary>
    public const string GroupOfPixels = "GDL2135";

    /// <summary>A pool by value of irreps that have none. Further arguments: the term, the remedy.</summary>
    public const string MaxPoolOperand = "GDL2140";

    /// <summary>
    /// Squares in a model whose group the grid does not keep. Further arguments: the group, what is kept of it.
    /// </summary>
    public const string NearestUpsampling = "GDL2141";

    /// <summary>
    /// Coefficients that are not those of the field. Arguments: what is declared, the field, the degree, what fits.
    /// </summary>
    public const string CoefficientsOfField = "GDL2160";

    /// <summary>Operands without a cross spectrum. Argument: why.</summary>
    public const string SpectrumOperands = "GDL2161";

    /// <summary>
    /// The result of a cross spectrum. Arguments: what is declared, the operands, what fits, why.
    /// </summary>
    public const string SpectrumResult = "GDL2162";

    /// <summary>
    /// A symmetric contraction whose blocks have different numbers of copies, or of a group of the plane. 1 why, 2
    /// what to write.
    /// </summary>
    public const string ContractionChannels = "GDL2170";

    /// <summary>
    /// An irrep that no polynomial of the operand has. 1 the block, 2 the operand, 3 the correlation, 4 what is
    /// reachable, 5 how to reach it.
    /// </summary>
    public const string UnreachableByContraction = "GDL2171";

    /// <summary>
    /// Labels without a number of species, or the number without labels. 1 which of the two, 2 what to write.
    /// </summary>
    public const string SpeciesWithoutLabels = "GDL2172";

    /// <summary>A function of something else than scalar fields. Arguments: the operand, why, what to write.</summary>
    public const string ScalarFields = "GDL2165";

    /// <summary>Fields without such a product. Arguments: why, what to write.</summary>
    public const string FieldProduct = "GDL2164";

    /// <summary>A polarisation convention where there is no polarisation. Arguments: the type, its signature.</summary>
    public const string PolarisationPlace = "GDL2163";

    /// <summary>A size of images where none enter. Argument: the parameter.</summary>
    public const string ShapeForm = "GDL2143";

    /// <summary>
    /// A function on a circle with too few samples for the model's bound. 1 its residual, 2 the bound, 3 what to write.
    /// </summary>
    public const string AliasingTooLarge = "GDL2146";

    /// <summary>
    /// A model in code that allows less deviation from the group. 0 the member, 1 the model, 2 how far its layers may
    /// deviate, 3 who states the bound, 4 the bound, 5 what to write.
    /// </summary>
    public const string ModelDeviates = "GDL2147";

    // 3xxx: values and layers that do not fit together.

    /// <summary>A weights operand that is not N x 0e. 0 the method, 1 what was declared, 2 what fits.</summary>
    public const string WeightOperand = "GDL3001";
}
