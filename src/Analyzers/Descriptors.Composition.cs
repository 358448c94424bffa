using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL3xxx: values and layers that do not fit together.</content>
public static partial class Descriptors
{
    /// <summary>A weights operand that is not N x 0e.</summary>
    public static readonly DiagnosticDescriptor WeightOperand = Composition(
        FaultIds.WeightOperand,
        "The weights do not fit the product",
        "'{0}' gets its weights as \"{1}\". A weight is an invariant number, one for each path and copy. Write \"{2}\"."
    );

    /// <summary>A layer gets a feature of another signature.</summary>
    public static readonly DiagnosticDescriptor ArgumentMismatch = Composition(
        DiagnosticIds.ArgumentMismatch,
        "The layer takes another signature",
        "{0} gives \"{1}\", but {2} takes \"{3}\". {4}"
    );

    /// <summary>A layer gets a feature of the right degrees and the wrong parities.</summary>
    public static readonly DiagnosticDescriptor ParityMismatch = Composition(
        DiagnosticIds.ParityMismatch,
        "Layers disagree on parity",
        "{0} gives \"{1}\", but {2} takes \"{3}\". {4}, "
            + "so the only equivariant linear map between them is zero. Declare {2} with \"{1}\", or "
            + "couple with an odd irrep first."
    );

    /// <summary>Two features of different signatures are added or subtracted.</summary>
    public static readonly DiagnosticDescriptor SumMismatch = Composition(
        DiagnosticIds.SumMismatch,
        "Features of different signatures do not add",
        "{0} gives \"{1}\", but the other side of this {2} is \"{3}\". {4}"
    );

    /// <summary>A feature goes to a place that is annotated with another signature.</summary>
    public static readonly DiagnosticDescriptor PlaceMismatch = Composition(
        DiagnosticIds.PlaceMismatch,
        "The feature does not have the declared signature",
        "{0} gives \"{1}\", but {2} is declared as \"{3}\". {4}"
    );

    /// <summary>A feature is converted to a type of another signature.</summary>
    public static readonly DiagnosticDescriptor ConversionMismatch = Composition(
        DiagnosticIds.ConversionMismatch,
        "The feature does not have the signature of this type",
        "{0} gives \"{1}\", but {2} is \"{3}\". {4}"
    );

    /// <summary>A layer gets a value of unknown signature.</summary>
    public static readonly DiagnosticDescriptor UnknownSignature = Composition(
        DiagnosticIds.UnknownSignature,
        "The signature is not known",
        "{0} gets a value whose signature is not known: {1}. The compiler cannot check that it transforms as \"{2}\". "
            + "Write [Irreps(\"{2}\")] where the value is declared."
    );

    /// <summary>An <c>[Equivariant]</c> helper that does not declare the signature of plain features.</summary>
    public static readonly DiagnosticDescriptor HelperSignature = Composition(
        DiagnosticIds.HelperSignature,
        "A helper must declare the signatures of plain features",
        "{0} of the [Equivariant] method '{1}' has no signature. The method is checked on its own, so it must declare "
            + "how each value transforms. Write [Irreps(\"…\")] on it, or a "
            + "feature struct as its type."
    );

    /// <summary>A scalar factor whose number of copies does not match what it scales.</summary>
    public static readonly DiagnosticDescriptor ScalarCopies = Composition(
        DiagnosticIds.ScalarCopies,
        "The scalar factor does not match what it scales",
        "The factor {0} has {1} copies, but scales \"{2}\". A factor has one copy for the whole row, "
            + "or one for each copy of the feature, since all components of a copy are scaled by the same number. Use "
            + "one copy, or as many as the feature has."
    );

    /// <summary>Values on different rows: points, edges, clouds.</summary>
    public static readonly DiagnosticDescriptor RowsMismatch = Composition(
        DiagnosticIds.RowsMismatch,
        "The values belong to different kinds of rows",
        "{0} lives on {1}, but {2}. Values are combined row by row, so both must have the same rows. Write {3} there."
    );

    /// <summary>A mean or an integral over a surface of features that have frames.</summary>
    public static readonly DiagnosticDescriptor OverSurface = Composition(
        DiagnosticIds.OverSurface,
        "Only order 0 has a mean over a surface",
        "{0} gives \"{1}\", but '{2}' over a surface adds up vertices, each of which has a frame of its own. Numbers "
            + "of order 1 and more are along the axes of these frames, so their sum means nothing. Write a layer that "
            + "ends in order 0, or take norms, before '{2}'."
    );

    /// <summary>Features of space at the vertices of a mesh, restricted about an axis.</summary>
    public static readonly DiagnosticDescriptor RestrictedAboutAxis = Composition(
        DiagnosticIds.RestrictedAboutAxis,
        "Features of space enter a surface along its normals",
        "{0} restricts features of space about one axis, but the tangent plane of a mesh turns about the normal. "
            + "That is another one at each vertex. Write (Surface surface, … x) as parameters of {0}, and pass {1}."
    );

    private static DiagnosticDescriptor Composition(string id, string title, string message) =>
        Error(id, "Composition", title, message);
}
