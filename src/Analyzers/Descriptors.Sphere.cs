using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>Fields on the sphere and their coefficients.</content>
public static partial class Descriptors
{
    /// <summary>Coefficients that are not those of the field.</summary>
    public static readonly DiagnosticDescriptor CoefficientsOfField = Layer(
        FaultIds.CoefficientsOfField,
        "The coefficients are not those of the field",
        "'{0}' has the coefficients {1}, which are not those of {2} up to degree {3}. A scalar field has each degree "
            + "once, a field of spin s two parts of opposite parity from degree s on. Write \"{4}\"."
    );

    /// <summary>Operands without a cross spectrum.</summary>
    public static readonly DiagnosticDescriptor SpectrumOperands = Layer(
        FaultIds.SpectrumOperands,
        "The operands have no cross spectrum",
        "'{0}' has no cross spectrum: {1}. A spectrum pairs the degrees of two fields, copy by copy. Take coefficients "
            + "of one field each, with as many copies."
    );

    /// <summary>The result of a cross spectrum.</summary>
    public static readonly DiagnosticDescriptor SpectrumResult = Layer(
        FaultIds.SpectrumResult,
        "The result is not that of a cross spectrum",
        "'{0}' gives {1}, and the spectrum of {2} and {3} is another one. {5}. Write \"{4}\"."
    );

    /// <summary>Fields without such a product.</summary>
    public static readonly DiagnosticDescriptor FieldProduct = Layer(
        FaultIds.FieldProduct,
        "The fields have no such product",
        "'{0}' has no such product: {1}. Scalar fields multiply fields point by point, and degrees add. {2}."
    );

    /// <summary>A function of something else than scalar fields.</summary>
    public static readonly DiagnosticDescriptor ScalarFields = Layer(
        FaultIds.ScalarFields,
        "Only scalar fields have functions of their values",
        "'{0}' takes the values of scalar fields, and \"{1}\" are others. {2}. Write {3}."
    );

    /// <summary>A polarisation convention where there is no polarisation.</summary>
    public static readonly DiagnosticDescriptor PolarisationPlace = Layer(
        FaultIds.PolarisationPlace,
        "The features have no polarisation",
        "'{0}' states a polarisation convention, and {1} has no polarisation. A convention is the sign of U in blocks "
            + "of order 2, of O(2) or SO(2). Remove it, or write for example \"polarisation: 2\" with Group = Group.O2."
    );
}
