using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads static partial methods over spans, and layer attributes on methods outside models.</summary>
public static class KernelReader
{
    /// <summary>Whether a method with a layer attribute is read here, and not as a layer of its model.</summary>
    public static bool Owns(IMethodSymbol method) =>
        method.IsStatic || RuntimeTypes.Find(method.ContainingType, "EquivariantModelAttribute") is null;

    /// <summary>Reads a method with a layer attribute; returns nothing if it is a layer of a model.</summary>
    public static ReadResult<KernelDeclaration> Read(IMethodSymbol method, CancellationToken cancellation)
    {
        var faults = new FaultList();
        KernelDeclaration? kernel = Owns(method) ? Read(method, faults, cancellation) : null;
        return new ReadResult<KernelDeclaration>(kernel, faults.ToEquatableArray());
    }

    private static KernelDeclaration? Read(IMethodSymbol method, FaultList faults, CancellationToken cancellation)
    {
        if (
            WrittenAttributes.OfLayers(method) is not { Count: > 0 } attributes
            || LayerReader.Declaration(method, cancellation) is not { } syntax
            || AnnotationReader.GroupOf(method.ContainingType) is not { } group
        )
        {
            return null;
        }
        string name = RuntimeTypes.LayerAttributeName(attributes[0].AttributeClass)!;
        var layer = new LayerScope(method, syntax, name, new AttributeView(attributes[0], cancellation), group, faults);
        if (
            !LayerForm.CanComplete(layer, cancellation)
            || TypeContextReader.IsFileLocal(method.ContainingType)
            || !TypeContextReader.IsNamed(method.ContainingType)
        )
        {
            return null;
        }
        LayerDeclaration stub = LayerReader.Stub(method, syntax, Names.ToStoredName(method.Name));
        TypeContext type = TypeContextReader.Read(method.ContainingType);
        int ordinal = method
            .ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .ToList()
            .FindIndex(m => SymbolEqualityComparer.Default.Equals(m, method));
        var kernel = new KernelDeclaration(type, stub, string.Empty, Math.Max(ordinal, 0));

        if (SyntaxErrors.StandIn(syntax.ParameterList))
            return kernel;
        int before = faults.Count;
        string? scalar = CheckForm(layer, attributes, LayerKind.Of(name));
        if (faults.Count > before || scalar is null || !ReadOperands(layer, LayerKind.Of(name), cancellation))
            return kernel;
        LayerOptions? options = LayerKind.Of(name).Read(layer);
        if (faults.Count == before && options is not null)
            CheckWeights(layer, options);
        return faults.Count > before || options is null
            ? kernel
            : kernel with
            {
                Scalar = scalar,
                Layer = stub with
                {
                    Operands = layer.Operands.Select(static o => o.ToOperand()).ToEquatableArray(),
                    Result = layer.Result.ToOperand(),
                    Options = options,
                },
            };
    }

    private static string? CheckForm(LayerScope layer, IReadOnlyList<AttributeData> attributes, LayerKind kind)
    {
        IMethodSymbol method = layer.Method;
        bool isInModel = RuntimeTypes.Find(method.ContainingType, "EquivariantModelAttribute") is not null;
        if (attributes.Count > 1)
        {
            layer.Fault(
                FaultIds.TwoLayerAttributes,
                layer.NameLocation,
                layer.Kind,
                RuntimeTypes.LayerAttributeName(attributes[1].AttributeClass)!
            );
        }
        else if (!method.IsStatic)
        {
            layer.Fault(FaultIds.LayerOutsideModel, layer.NameLocation, layer.Kind, method.ContainingType.Name);
        }
        else if (isInModel && !method.Parameters.Any(static p => Scalar(p.Type, "ReadOnlySpan") is not null))
        {
            layer.Fault(FaultIds.LayerIsStatic, layer.NameLocation, layer.Kind);
        }
        else if (method.IsGenericMethod)
        {
            layer.Fault(FaultIds.LayerIsGeneric, LocationInfo.Of(layer.Syntax.TypeParameterList!));
        }
        else if (!kind.HasSpanKernel)
        {
            layer.Fault(FaultIds.KernelKind, layer.NameLocation, layer.Kind, LayerKind.WithSpanKernels);
        }
        else if (SpanScalar(method, kind) is { } scalar)
        {
            return scalar;
        }
        else
        {
            layer.Fault(
                FaultIds.KernelParameters,
                LocationInfo.Of(layer.Syntax.ParameterList),
                layer.Kind,
                Parameters(method, kind.Properties.Count, kind.Name == "SphericalHarmonics" ? 0 : 1)
            );
        }
        return null;
    }

    /// <summary>float or double, if all parameters are spans of it and the last one alone is written.</summary>
    private static string? SpanScalar(IMethodSymbol method, LayerKind kind)
    {
        int operands = kind.Properties.Count;
        int count = method.Parameters.Length;
        // Linear maps and products take weights after their operands, harmonics have none.
        int most =
            operands
            + (
                kind.Name == "SphericalHarmonics" ? 0
                : kind.Name == "Linear" ? 2
                : 1
            );
        if (
            !method.ReturnsVoid
            || count - 1 < operands
            || count - 1 > most
            || method.Parameters.Any(static p => p.RefKind != RefKind.None)
        )
        {
            return null;
        }
        string?[] scalars = method
            .Parameters.Select((p, i) => Scalar(p.Type, i == count - 1 ? "Span" : "ReadOnlySpan"))
            .ToArray();
        return scalars.Distinct().Count() == 1 ? scalars[0] : null;
    }

    private static bool ReadOperands(LayerScope layer, LayerKind kind, CancellationToken cancellation)
    {
        var operands = new List<OperandSource>();
        for (int i = 0; i < kind.Properties.Count; i++)
        {
            if (
                Inline(
                    layer,
                    kind.Properties[i],
                    $"operand '{layer.Method.Parameters[i].Name}'",
                    layer.Method.Parameters[i],
                    layer.Syntax.ParameterList.Parameters[i].Type!
                ) is
                { } operand
            )
            {
                operands.Add(operand);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        int last = layer.Method.Parameters.Length - 1;
        OperandSource? result = Inline(
            layer,
            kind.ResultProperty!,
            "the result",
            layer.Method.Parameters[last],
            layer.Syntax.ParameterList.Parameters[last].Type!
        );
        if (result is null || operands.Count < kind.Properties.Count)
            return false;
        (layer.Operands, layer.Result) = (operands, result);
        foreach (OperandSource operand in operands.Append(result))
        {
            if (operand.Irreps.Dim == 0)
                layer.Fault(FaultIds.NoCopies, operand.Location, operand.ToString());
        }

        return true;
    }

    /// <summary>
    /// A kernel owns nothing: its weights and biases are parameters, and none may be missing or superfluous.
    /// </summary>
    private static void CheckWeights(LayerScope layer, LayerOptions options)
    {
        int given = layer.Method.Parameters.Length - 1 - layer.Operands.Count;
        var signatures = new LayerSignatures(
            [.. layer.Operands.Select(static o => o.Signature)],
            layer.Result.Signature
        );
        int needed = ((ISpanLayer)options).WeightSpans(signatures).Count;
        if (given != needed)
        {
            layer.Fault(
                FaultIds.KernelParameters,
                LocationInfo.Of(layer.Syntax.ParameterList),
                layer.Kind,
                Parameters(layer.Method, layer.Operands.Count, needed)
            );
        }
        else if (options is LinearOptions { Residual: true })
        {
            layer.Fault(
                FaultIds.OptionsConflict,
                layer.Attribute.LocationOf("Residual"),
                "Residual = true",
                "a kernel over spans",
                "it only writes its result"
            );
        }
    }

    private static OperandSource? Inline(
        LayerScope layer,
        string property,
        string what,
        IParameterSymbol parameter,
        TypeSyntax type
    )
    {
        if (layer.Attribute.Text(property) is not { } text)
        {
            if (!layer.Attribute.IsErroneous)
                layer.Fault(FaultIds.MissingSignature, LocationInfo.Of(type), what, property);
            return null;
        }

        return
            DeclaredSignatures.Read(text, layer.Group, layer.Attribute.Expression(property), layer.Faults)
                is { } signature
            ? new OperandSource(
                parameter.Name,
                parameter.Type,
                signature,
                text,
                layer.Attribute.Expression(property),
                LocationInfo.Of(type)
            )
            : null;
    }

    /// <summary>The parameters that a kernel takes, of the type that most spans of the declaration are of.</summary>
    private static string Parameters(IMethodSymbol method, int operands, int weights)
    {
        string scalar =
            method
                .Parameters.Select(static p => Scalar(p.Type, "ReadOnlySpan") ?? Scalar(p.Type, "Span"))
                .Where(static found => found is not null)
                .GroupBy(static found => found)
                .OrderByDescending(static found => found.Count())
                .FirstOrDefault()
                ?.Key
            ?? "float";
        return string.Join(
            ", ",
            new[] { "x", "y" }
                .Take(operands)
                .Concat(new[] { "weights", "bias" }.Take(weights))
                .Select(name => $"ReadOnlySpan<{scalar}> {name}")
                .Append($"Span<{scalar}> result")
        );
    }

    private static string? Scalar(ITypeSymbol type, string span) =>
        type
            is INamedTypeSymbol
            {
                Arity: 1,
                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            } named
        && named.Name == span
            ? named.TypeArguments[0].SpecialType switch
            {
                SpecialType.System_Single => "float",
                SpecialType.System_Double => "double",
                _ => null,
            }
            : null;
}
