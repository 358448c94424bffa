using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Which irreps a signature may have at its place: those that the selection rules of its layer allow, given the
/// operands.
/// </summary>
public static class PossibleIrreps
{
    /// <summary>The irreps, sorted; null if any are allowed, or the operands are not known.</summary>
    public static IReadOnlyList<Irrep>? At(
        SemanticModel model,
        SignatureArgument argument,
        CancellationToken cancellation
    )
    {
        if (
            argument.Attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } syntax
            || model.GetDeclaredSymbol(syntax, cancellation) is not IMethodSymbol method
            || WrittenAttributes.OfLayers(method) is not [{ } attribute]
            || AnnotationReader.GroupOf(method.ContainingType) is not { } group
        )
        {
            return null;
        }

        string name = RuntimeTypes.LayerAttributeName(attribute.AttributeClass)!;
        LayerKind kind = LayerKind.Of(name);
        var layer = new LayerScope(
            method,
            syntax,
            name,
            new AttributeView(attribute, cancellation),
            group,
            new FaultList()
        );
        int place = PlaceOf(argument, kind, syntax);
        IReadOnlyList<Irrep>? possible =
            place < 0 ? null
            : place < kind.Properties.Count ? kind.PossibleOperand(layer.Group)
            : place > kind.Properties.Count ? [group.Trivial]
            : ReadOperands(layer, kind, cancellation) ? kind.PossibleResult(layer)
            : null;
        return possible?.Where(static ir => ir.L <= Limits.LMax).ToArray();
    }

    /// <summary>
    /// The operand's number, the number of operands for the result, one more for given weights; −1 elsewhere.
    /// </summary>
    private static int PlaceOf(SignatureArgument argument, LayerKind kind, MethodDeclarationSyntax method)
    {
        if (argument.Kind is not null)
        {
            return argument.Property == kind.ResultProperty
                ? kind.Properties.Count
                : kind.Properties.ToList().IndexOf(argument.Property);
        }
        if (argument.Attribute.Parent is not AttributeListSyntax list)
            return -1;
        if (list.Parent is not ParameterSyntax parameter)
            return list.Parent == method && list.Target?.Identifier.ValueText == "return" ? kind.Properties.Count : -1;
        int operand = method.ParameterList.Parameters.IndexOf(parameter) - (kind.HasGeometry ? 1 : 0);
        return operand < kind.Properties.Count ? operand
            : kind.Further(null) is not null ? kind.Properties.Count + 1
            : -1;
    }

    private static bool ReadOperands(LayerScope layer, LayerKind kind, CancellationToken cancellation)
    {
        int geometry = kind.GeometryCount(layer.Method.Parameters.FirstOrDefault()?.Type);
        if (layer.Method.Parameters.Length < geometry + kind.Properties.Count)
            return false;
        var operands = new List<OperandSource>();
        for (int i = 0; i < kind.Properties.Count; i++)
        {
            IParameterSymbol parameter = layer.Method.Parameters[geometry + i];
            if (
                layer.Syntax.ParameterList.Parameters[geometry + i].Type is not { } type
                || OperandReader.Read(
                    layer,
                    string.Empty,
                    parameter.Name,
                    parameter.Type,
                    type,
                    parameter.GetAttributes(),
                    kind.Properties[i],
                    null,
                    cancellation
                )
                    is not { Irreps.Dim: > 0 } operand
            )
            {
                return false;
            }

            operands.Add(operand);
        }

        layer.Operands = operands;
        return true;
    }
}
