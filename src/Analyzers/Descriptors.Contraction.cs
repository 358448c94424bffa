using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>Symmetric contractions.</content>
public static partial class Descriptors
{
    /// <summary>Numbers of copies that differ, or a group of the plane.</summary>
    public static readonly DiagnosticDescriptor ContractionChannels = Layer(
        FaultIds.ContractionChannels,
        "The signatures have no symmetric contraction",
        "'{0}' {1}. A channel is one copy of every irrep, and its polynomials are couplings of these. {2}."
    );

    /// <summary>An irrep that no polynomial has.</summary>
    public static readonly DiagnosticDescriptor UnreachableByContraction = Layer(
        FaultIds.UnreachableByContraction,
        "No polynomial of the operand reaches this irrep",
        "'{0}' cannot reach '{1}': no symmetric product of up to {3} factors of '{2}' contains it, so that output "
            + "would always be zero. What is odd under the exchange of two equal factors vanishes. Write one of "
            + "{4}{5}."
    );

    /// <summary>Labels and species that do not belong together.</summary>
    public static readonly DiagnosticDescriptor SpeciesWithoutLabels = Layer(
        FaultIds.SpeciesWithoutLabels,
        "Labels and the number of species belong together",
        "'{0}' {1}. Weights are those of the species of each row. {2}."
    );
}
