using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads a layer: a partial method of a model with a layer attribute.</summary>
internal static class LayerReader
{
    /// <summary>The user's declaration of a method; null for methods from elsewhere.</summary>
    public static MethodDeclarationSyntax? Declaration(IMethodSymbol method, CancellationToken cancellation) =>
        GeneratedFiles.UserDeclarations(method, cancellation).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    /// <summary>
    /// Reads a layer of a model. Null if nothing can be emitted: C# reports an error, or the method needs no body.
    /// </summary>
    public static LayerDeclaration? Read(
        IMethodSymbol method,
        SymmetryGroup group,
        double? approximate,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (
            Declaration(method, cancellation) is not { } syntax
            || WrittenAttributes.OfLayers(method) is not { Count: > 0 } attributes
        )
        {
            return null;
        }
        string kind = RuntimeTypes.LayerAttributeName(attributes[0].AttributeClass)!;
        var layer = new LayerScope(method, syntax, kind, new AttributeView(attributes[0], cancellation), group, faults)
        {
            Approximate = approximate,
        };
        if (!LayerForm.CanComplete(layer, cancellation))
            return null;
        string stored = layer.Attribute.Text("Name") ?? Names.ToStoredName(method.Name);
        LayerDeclaration stub = Stub(method, syntax, stored);
        if (SyntaxErrors.StandIn(syntax.ParameterList))
            return stub;
        int before = faults.Count;
        LayerForm.Check(layer, attributes, stored);
        if (faults.Count > before || !ReadOperands(layer, LayerKind.Of(kind), cancellation) || faults.Count > before)
            return stub;
        LayerOptions? options = LayerKind.Of(kind).Read(layer);
        return faults.Count > before || options is null
            ? stub
            : stub with
            {
                Geometry = layer.Geometry,
                Labels = layer.Labels,
                Operands = layer.Operands.Select(static o => o.ToOperand()).ToEquatableArray(),
                Result = layer.Result.ToOperand(),
                Options = options,
            };
    }

    /// <summary>The method with a body that throws.</summary>
    public static LayerDeclaration Stub(IMethodSymbol method, MethodDeclarationSyntax syntax, string storedName)
    {
        ParameterDeclaration[] parameters = syntax
            .ParameterList.Parameters.Zip(
                method.Parameters,
                static (s, p) =>
                    new ParameterDeclaration(
                        string.Concat(s.Modifiers.Select(static m => m.Text + " ")),
                        Names.Full(p.Type),
                        Names.Escape(p.Name)
                    )
            )
            .ToArray();
        string returned = (method.RefKind, method.ReturnsVoid) switch
        {
            (RefKind.None, _) => Names.Full(method.ReturnType),
            (RefKind.Ref, _) => "ref " + Names.Full(method.ReturnType),
            _ => "ref readonly " + Names.Full(method.ReturnType),
        };
        return new LayerDeclaration(
            Names.Escape(method.Name),
            storedName,
            string.Join(" ", syntax.Modifiers.Select(static m => m.Text)),
            returned,
            parameters.ToEquatableArray(),
            DocumentationReader.ReadToCopy(syntax, method),
            string.Empty,
            default,
            null,
            null
        )
        {
            IsMarked = GeneratedMark.IsOn(method),
        };
    }

    private static bool ReadOperands(LayerScope layer, LayerKind kind, CancellationToken cancellation)
    {
        var operands = new List<OperandSource?>();
        int geometry = kind.GeometryCount(layer.Method.Parameters.FirstOrDefault()?.Type);
        if (geometry > 0)
            layer.Geometry = Names.Escape(layer.Method.Parameters[0].Name);
        int end = layer.Method.Parameters.Length;
        if (kind.HasLabels(layer.Method))
            layer.Labels = Names.Escape(layer.Method.Parameters[--end].Name);
        // A layer that keeps its signature may declare it at the operand or at the result.
        Signature? inherited = kind.Keeps
            ? FeatureType.Read(layer.Method.ReturnType).Signature ?? layer.Inline(kind.ResultProperty)
            : null;
        for (int i = geometry; i < end; i++)
        {
            IParameterSymbol parameter = layer.Method.Parameters[i];
            string? property = i - geometry < kind.Properties.Count ? kind.Properties[i - geometry] : null;
            // What a further operand gives is N x 0e with N the layer's own number: only the kind's reader knows it, so
            // plain features are a placeholder for it.
            if (
                property is null
                && FeatureType.Read(parameter.Type).Kind == FeatureTypeKind.Plain
                && RuntimeTypes.Find(parameter, "IrrepsAttribute") is null
            )
            {
                inherited = kind.FurtherSignature(layer, operands);
            }
            operands.Add(
                OperandReader.Read(
                    layer,
                    $"operand '{parameter.Name}'",
                    parameter.Name,
                    parameter.Type,
                    layer.Syntax.ParameterList.Parameters[i].Type!,
                    parameter.GetAttributes(),
                    property,
                    inherited,
                    cancellation
                )
            );
        }

        OperandSource? result = OperandReader.Read(
            layer,
            "the result",
            string.Empty,
            layer.Method.ReturnType,
            layer.Syntax.ReturnType,
            layer.Method.GetReturnTypeAttributes(),
            kind.ResultProperty,
            kind.Keeps ? operands[0]?.Signature : null,
            cancellation
        );
        if (result is null || operands.Contains(null))
            return false;
        (layer.Operands, layer.Result) = (operands.ToArray()!, result);
        foreach (OperandSource operand in layer.Operands.Append(result))
        {
            if (operand.Irreps.Dim == 0)
                layer.Fault(FaultIds.NoCopies, operand.Location, operand.ToString());
            if (!kind.TakesAllDegrees && operand.Signature.Group.IsSpatial)
                CheckDegrees(layer, operand);
        }

        return true;
    }

    /// <summary>Couplings and harmonics have tables up to a degree; a range may go further.</summary>
    private static void CheckDegrees(LayerScope layer, OperandSource operand)
    {
        int block = operand.Irreps.ToList().FindIndex(static b => b.Irrep.L > Limits.LMax);
        if (block >= 0)
        {
            layer.Faults.Add(
                FaultIds.DegreeTooLarge,
                operand.BlockLocation(block),
                $"The degree of '{operand.BlockText(block)}' is too large for [{layer.Kind}]. Couplings and harmonics "
                    + $"are tabulated and tested up to degree {Limits.LMax}; layers without them, such as [Linear], "
                    + $"take coefficients of all degrees. Take a [Linear] to degrees of at most {Limits.LMax} before "
                    + "it."
            );
        }
    }
}
