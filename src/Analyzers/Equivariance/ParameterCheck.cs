using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Parameters by reference: reported once, where they are declared.</summary>
internal static class ParameterCheck
{
    /// <summary>
    /// Reports the parameters of a method or local function that pass a typed value by reference.
    /// </summary>
    public static void Check(IMethodSymbol method, TypedTypes types, Action<Diagnostic> report)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && types.IsTyped(parameter.Type))
            {
                report(
                    Diagnostic.Create(
                        Descriptors.FeatureByReference,
                        parameter.Locations[0],
                        $"The parameter '{parameter.Name}'",
                        FlowNames.Type(parameter.Type)
                    )
                );
            }
        }
    }
}
