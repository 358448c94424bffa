using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads the polarisation convention that a feature type states.</summary>
internal static class PolarisationReader
{
    /// <summary>The convention of a type that states none.</summary>
    public const string Default = "Cosmo";

    private const string Name = "Polarisation";

    /// <summary>The member of the runtime's enumeration that a feature type states.</summary>
    public static string Of(ITypeSymbol type) =>
        RuntimeTypes.Find(type, "IrrepsAttribute") is { } attribute
        && attribute.NamedArguments.Any(static a => a.Key == Name)
            ? new AttributeView(attribute, CancellationToken.None).ChoiceName(Name, Default)
            : Default;

    /// <summary>The same with its faults; empty for the default.</summary>
    public static string Read(AttributeView view, string type, Signature? signature, FaultList faults)
    {
        if (!view.IsGiven(Name))
            return string.Empty;
        string convention = view.ChoiceName(Name, Default);
        if (signature is null || view.IsErroneous)
            return convention == Default ? string.Empty : convention;
        bool hasPolarisation =
            FieldHarmonics.WholeOf(signature.Group) is not null && signature.Irreps.Any(static b => b.Irrep.L == 2);
        if (!hasPolarisation)
        {
            faults.Add(FaultIds.PolarisationPlace, view.LocationOf(Name), type, signature.ToString());
        }
        else if (convention.Length == 0)
        {
            faults.Add(
                FaultIds.OptionOutOfRange,
                view.LocationOf(Name),
                type,
                Name,
                view.Expression(Name)?.ToString() ?? string.Empty,
                "a member of PolarisationConvention"
            );
        }
        return convention == Default ? string.Empty : convention;
    }
}
