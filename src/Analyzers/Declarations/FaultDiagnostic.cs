using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Makes the diagnostic of a fault that a reader found.</summary>
internal static class FaultDiagnostic
{
    public static Diagnostic Of(Fault fault, Compilation compilation)
    {
        Location location = fault.Location.ToLocation(compilation);
        return Diagnostic.Create(
            Descriptors.ById[fault.Id],
            location,
            fault.Related.Select(r => r.ToLocation(compilation)),
            Properties(fault, location),
            Arguments(fault)
        );
    }

    private static object[] Arguments(Fault fault)
    {
        object[] arguments = fault.Arguments.ToArray<object>();
        if (fault.Id == FaultIds.UnreachableByConvolution)
            arguments[3] = fault.Arguments[3].Length == 0 ? "Remove it" : "Write MaxDegree = " + fault.Arguments[3];
        return arguments;
    }

    private static ImmutableDictionary<string, string?> Properties(Fault fault, Location location)
    {
        ImmutableDictionary<string, string?> none = ImmutableDictionary<string, string?>.Empty;
        return fault.Id switch
        {
            FaultIds.UnknownParity or FaultIds.MissingParity => none.Add(
                FixProperties.Replacements,
                Parities(Text(location))
            ),
            FaultIds.UnexpectedParity => none.Add(FixProperties.Replacements, string.Empty),
            FaultIds.MissingPlus => none.Add(FixProperties.Replacements, "+ " + Text(location)),
            FaultIds.SignatureDisagrees => none.Add(FixProperties.Replacements, fault.Arguments[3]),
            FaultIds.GateOperand
            or FaultIds.HarmonicsResult
            or FaultIds.ProductResult
            or FaultIds.WeightOperand
            or FaultIds.LogitOperand => none.Add(FixProperties.Replacements, fault.Arguments[2]),
            FaultIds.HeadsDivideCopies => none.Add(FixProperties.Replacements, fault.Arguments[3]),
            FaultIds.SignatureChanged => none.Add(FixProperties.Replacements, fault.Arguments[2]),
            // The separators that other libraries use between blocks, and between a multiplicity and its irrep.
            FaultIds.UnexpectedCharacter => Text(location) switch
            {
                "," or ";" or "&" => none.Add(FixProperties.Replacements, " +"),
                "*" or "×" or "X" => none.Add(FixProperties.Replacements, "x"),
                _ => none,
            },
            FaultIds.DuplicateBlockName => none.Add(FixProperties.Replacements, Text(location) + "2"),
            FaultIds.ReservedBlockName or FaultIds.BlockNamedAsStruct => none.Add(
                FixProperties.Replacements,
                Text(location) + "Block"
            ),
            FaultIds.ActivationParity => none.Add(
                FixProperties.Replacements,
                fault.Arguments[3].EndsWith("0o", StringComparison.Ordinal) ? "Tanh" : "Abs"
            ),
            FaultIds.FeatureNotReadonlyRef => none.Add(FixProperties.Modifiers, fault.Arguments[1]),
            FaultIds.ModelNotSealed => none.Add(FixProperties.Modifiers, "sealed"),
            FaultIds.LayerNotPartial => none.Add(FixProperties.Modifiers, "partial"),
            FaultIds.LayerOutsideModel => none.Add(FixProperties.TypeName, fault.Arguments[2]),
            FaultIds.ModuleOutsideModel => none.Add(FixProperties.TypeName, fault.Arguments[1]),
            _ => none,
        };
    }

    /// <summary><c>2x1z</c> → <c>2x1e|2x1o</c>: the two irreps of that degree.</summary>
    private static string? Parities(string? term)
    {
        if (term is null)
            return null;
        int end = term.IndexOf('x') + 1;
        while (end < term.Length && char.IsWhiteSpace(term[end]))
            end++;
        while (end < term.Length && term[end] is >= '0' and <= '9')
            end++;
        string irrep = term.Substring(0, end);
        return irrep.Length == 0 ? null : irrep + "e" + FixProperties.Separator + irrep + "o";
    }

    private static string? Text(Location location) => location.SourceTree?.GetText().ToString(location.SourceSpan);
}
