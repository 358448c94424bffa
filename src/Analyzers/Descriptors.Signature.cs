using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL1xxx: the text of signatures. The parser's own message is the message.</content>
public static partial class Descriptors
{
    /// <summary>The text has no term.</summary>
    public static readonly DiagnosticDescriptor EmptySignature = Signature(
        FaultIds.EmptySignature,
        "The signature is empty"
    );

    /// <summary>A parity letter other than e and o.</summary>
    public static readonly DiagnosticDescriptor UnknownParity = Signature(
        FaultIds.UnknownParity,
        "The parity letter is neither e nor o"
    );

    /// <summary>An irrep of O(3) without a parity letter.</summary>
    public static readonly DiagnosticDescriptor MissingParity = Signature(
        FaultIds.MissingParity,
        "The irrep has no parity"
    );

    /// <summary>An irrep without a degree.</summary>
    public static readonly DiagnosticDescriptor MissingDegree = Signature(
        FaultIds.MissingDegree,
        "The irrep has no degree"
    );

    /// <summary>A degree above the limit.</summary>
    public static readonly DiagnosticDescriptor DegreeTooLarge = Signature(
        FaultIds.DegreeTooLarge,
        "The degree is too large"
    );

    /// <summary>A multiplicity that is not a whole number ≥ 0.</summary>
    public static readonly DiagnosticDescriptor BadMultiplicity = Signature(
        FaultIds.BadMultiplicity,
        "The multiplicity is not a number of copies"
    );

    /// <summary>Nothing next to a plus sign or after a name.</summary>
    public static readonly DiagnosticDescriptor EmptyTerm = Signature(
        FaultIds.EmptyTerm,
        "A term of the signature is missing"
    );

    /// <summary>A parity letter under a group without parity.</summary>
    public static readonly DiagnosticDescriptor UnexpectedParity = Signature(
        FaultIds.UnexpectedParity,
        "The group has no parity"
    );

    /// <summary>A character outside the grammar.</summary>
    public static readonly DiagnosticDescriptor UnexpectedCharacter = Signature(
        FaultIds.UnexpectedCharacter,
        "The text is not part of a signature"
    );

    /// <summary>Two terms without a plus sign.</summary>
    public static readonly DiagnosticDescriptor MissingPlus = Signature(
        FaultIds.MissingPlus,
        "A plus sign is missing between two blocks"
    );

    /// <summary>A block name that is not an identifier.</summary>
    public static readonly DiagnosticDescriptor BadBlockName = Signature(
        FaultIds.BadBlockName,
        "The block name is not an identifier"
    );

    /// <summary>Two blocks whose members would have the same name.</summary>
    public static readonly DiagnosticDescriptor DuplicateBlockName = Signature(
        FaultIds.DuplicateBlockName,
        "The block name is taken"
    );

    /// <summary>A block name that is a member of every feature.</summary>
    public static readonly DiagnosticDescriptor ReservedBlockName = Signature(
        FaultIds.ReservedBlockName,
        "The block name is a member of every feature"
    );

    /// <summary>C_N without N, an N that does not exist, a fold or an axis where the group has none.</summary>
    public static readonly DiagnosticDescriptor GroupArguments = Signature(
        FaultIds.GroupArguments,
        "The fold or the axis does not fit the group"
    );

    /// <summary>More components or blocks than the limits allow.</summary>
    public static readonly DiagnosticDescriptor DimensionTooLarge = Signature(
        FaultIds.DimensionTooLarge,
        "The signature is too large"
    );

    /// <summary>A feature of another group than the model's.</summary>
    public static readonly DiagnosticDescriptor GroupMismatch = Signature(
        FaultIds.GroupMismatch,
        "The feature belongs to another group than the model",
        "In '{0}', {1} belongs to {2}, but {4} to {3}. A feature of one group has no meaning under the symmetry of "
            + "the other. {5}."
    );

    /// <summary>
    /// A block whose member would have the name of its struct, where the substitute <c>Value</c> is taken as well.
    /// </summary>
    public static readonly DiagnosticDescriptor BlockNamedAsStruct = Signature(
        FaultIds.BlockNamedAsStruct,
        "The block has the name of its struct",
        "The block '{1}' would become a member {0} of the struct {0}. C# reserves that name for constructors, and the "
            + "name Value, which replaces it, is taken too. "
            + "Write for example \"{1}Block\"."
    );

    /// <summary>A field under a group with infinitely many elements.</summary>
    public static readonly DiagnosticDescriptor FieldOfInfiniteGroup = Signature(
        FaultIds.FieldOfInfiniteGroup,
        "The group of a field is finite"
    );

    /// <summary>A quotient by a subgroup that the group does not have.</summary>
    public static readonly DiagnosticDescriptor BadQuotient = Signature(
        FaultIds.BadQuotient,
        "A quotient is by a subgroup of the group"
    );

    private static DiagnosticDescriptor Signature(string id, string title, string message = "{0}") =>
        Error(id, "Signature", title, message);
}
