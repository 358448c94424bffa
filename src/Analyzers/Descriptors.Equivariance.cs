using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL4xxx: code that breaks equivariance, or is not known to keep it.</content>
public static partial class Descriptors
{
    /// <summary>An operation on features that is not known to be equivariant.</summary>
    public static readonly DiagnosticDescriptor UnknownOperation = Equivariance(
        DiagnosticIds.UnknownOperation,
        "The operation is not known to be equivariant",
        "{0} is not known to be equivariant. Operations on {1} must commute with rotations, reflections and "
            + "permutations of points, so only listed ones are allowed. Use a layer, the "
            + "members of features and edges, or a method marked [Equivariant]."
    );

    /// <summary>Model code that names what only generated code may use.</summary>
    public static readonly DiagnosticDescriptor GeneratedMember = Equivariance(
        DiagnosticIds.GeneratedMember,
        "Only generated code may use this",
        "'{0}' belongs to generated code. It exposes raw components and weights, which depend on the axes and on the "
            + "order of points. Use layers and the public members of features instead."
    );

    /// <summary>A feature made without rows.</summary>
    public static readonly DiagnosticDescriptor FeatureFromNothing = Equivariance(
        DiagnosticIds.FeatureFromNothing,
        "A feature must have rows",
        "This makes a {0} without rows. A feature belongs to points, edges or clouds, and transforms with them. Write "
            + "{1}."
    );

    /// <summary>A feature seen through a reference or a pointer.</summary>
    public static readonly DiagnosticDescriptor FeatureByReference = Equivariance(
        DiagnosticIds.FeatureByReference,
        "Features are not reached by reference",
        "{0} refers to a {1} by reference. Its components depend on the axes, and what is done through "
            + "a reference is not checked. Use the value itself."
    );

    /// <summary>An <c>[AssumeEquivariant]</c> without a reason.</summary>
    public static readonly DiagnosticDescriptor EmptyJustification = Equivariance(
        DiagnosticIds.EmptyJustification,
        "An assumption needs a reason",
        "'{0}' is assumed to be equivariant without a reason. The compiler does not check it, so a person has to "
            + "justify it. Write [AssumeEquivariant(Justification = \"…\")]."
    );

    /// <summary>A call that passes features to an unchecked method.</summary>
    public static readonly DiagnosticDescriptor UncheckedHelper = Equivariance(
        DiagnosticIds.UncheckedHelper,
        "The helper is not checked",
        "'{0}' gets a {1} but is not marked as equivariant. A helper outside the model is checked only if it is "
            + "marked. Write [Equivariant] on '{0}'."
    );

    /// <summary>Pointers, reflection and late binding in model code.</summary>
    public static readonly DiagnosticDescriptor RawAccess = Equivariance(
        DiagnosticIds.RawAccess,
        "Model code stays within its types",
        "{0} gets around the type system of C#. Such code can read the rows of every pass, which "
            + "depend on the axes and on the order of points. Compute the value outside the model and pass "
            + "it in as a number."
    );

    /// <summary>A function of scalars that does more than mathematics.</summary>
    public static readonly DiagnosticDescriptor ScalarFunction = Equivariance(
        DiagnosticIds.ScalarFunction,
        "A function of scalars must be pure mathematics",
        "{0} is not allowed in a function of scalars. The same number must give the same result in every row, "
            + "whatever was computed before. {1}."
    );

    /// <summary>A function of pseudoscalars whose parity is not proved.</summary>
    public static readonly DiagnosticDescriptor ScalarFunctionParity = Equivariance(
        DiagnosticIds.ScalarFunctionParity,
        "The parity of the function is not proved",
        "The function is not proved to be {0}{1}. Pseudoscalars change sign under reflection, and the result "
            + "transforms with them only if {2}. {3}."
    );

    private static DiagnosticDescriptor Equivariance(string id, string title, string message) =>
        Error(id, "Equivariance", title, message);
}
