using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL5xxx: advice. Information, or a warning where C# itself warns; a project may configure it.</content>
public static partial class Descriptors
{
    /// <summary>A layer that no code calls.</summary>
    public static readonly DiagnosticDescriptor UnusedLayer = Advice(
        DiagnosticIds.UnusedLayer,
        "The layer is never called",
        "The layer '{0}' is never called. Its weights are stored and never trained. Call it, or remove it."
    );

    /// <summary>A method whose equivariance is assumed, not checked.</summary>
    public static readonly DiagnosticDescriptor Assumption = Advice(
        DiagnosticIds.Assumption,
        "Equivariance is assumed here",
        "'{0}' is equivariant by assumption: \"{1}\". The compiler does not check it, so the promise "
            + "of every model that calls it rests on this sentence. Test it with a rotated input, or write "
            + "it with layers and remove [AssumeEquivariant]."
    );

    /// <summary>A norm activation in e3nn's form that does not vanish at zero.</summary>
    public static readonly DiagnosticDescriptor DirectionOfZero = Advice(
        DiagnosticIds.DirectionOfZero,
        "A norm activation does not vanish at zero",
        "'{0}' scales directions with {1}, which is not zero at zero. A feature that vanishes by symmetry contains "
            + "only rounding errors, and this function gives their random direction full length. Remove Normalize, "
            + "or take a function with f(0) = 0 and no bias."
    );

    /// <summary>
    /// The signature of a local variable, as the compiler infers it. Off unless a project asks for it.
    /// </summary>
    public static readonly DiagnosticDescriptor LocalSignature = Advice(
        DiagnosticIds.LocalSignature,
        "The signature of a local variable",
        "'{0}' is \"{1}\" here. This comes from {2}. The next use of the value is checked against it.",
        isOn: false
    );

    /// <summary>A layer that makes builds slow.</summary>
    public static readonly DiagnosticDescriptor LargeLayer = Advice(
        DiagnosticIds.LargeLayer,
        "The layer makes builds slow",
        "'{0}' has {1} and the limit is {2}. The compiler processes all of it in each build. {3}."
    );

    /// <summary>A field that is null after construction, although its type excludes null.</summary>
    public static readonly DiagnosticDescriptor UnsetField = Advice(
        DiagnosticIds.UnsetField,
        "The generated constructor leaves the field null",
        "'{0}' has a type that excludes null, but is null in a new {1}. The constructor is generated and "
            + "sets only layers and modules. Give it an initial value, mark it required, or make its type "
            + "nullable.",
        severity: DiagnosticSeverity.Warning
    );

    /// <summary>A stride that takes over what finer pixels alone can show.</summary>
    public static readonly DiagnosticDescriptor MissingLowPass = Advice(
        DiagnosticIds.MissingLowPass,
        "A stride without a low-pass",
        "'{0}' keeps one of {1} pixels in each direction and does not smooth first. What changes faster than these "
            + "can show returns as "
            + "something else, which does not turn with the image: {2} stays exact, but not the rest of {3}. Remove "
            + "LowPass = false."
    );

    private static DiagnosticDescriptor Advice(
        string id,
        string title,
        string message,
        bool isOn = true,
        DiagnosticSeverity severity = DiagnosticSeverity.Info
    ) => new(id, title, message, "Advice", severity, isEnabledByDefault: isOn, helpLinkUri: HelpLink(id));
}
