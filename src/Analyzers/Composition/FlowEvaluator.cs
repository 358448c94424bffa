using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Follows signatures through the operations of one block of a control flow graph.</summary>
/// <param name="flow">The analysis that this is part of.</param>
/// <param name="graph">The graph.</param>
/// <param name="state">The values of variables; changed by assignments.</param>
/// <param name="checks">The checks.</param>
/// <param name="aliases">The variables behind captures on the left of an assignment.</param>
/// <param name="isWeak">Whether an assignment adds to the possible values of a variable instead of replacing
/// them.</param>
internal sealed class FlowEvaluator(
    CompositionFlow flow,
    ControlFlowGraph graph,
    FlowState state,
    FlowChecks checks,
    Dictionary<CaptureId, ISymbol> aliases,
    bool isWeak
)
{
    private const string NotStated = "this kind of expression does not state it";

    private readonly FlowRowChecks _rows = new(state, checks, learns: !isWeak);

    /// <summary>What is known about an operation's value; makes all checks on the way.</summary>
    public FlowValue Value(IOperation operation)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        FlowValue value = Evaluate(operation);
        DeclaredSignature declared = checks.TypeOf(operation.Type);
        if (declared.Signature is { } signature)
        {
            // The type gives the signature; the origin of the value is still worth reporting.
            return (
                value is { Kind: FlowValueKind.Known, Possibilities: [var only] } && only.Signature == signature
                    ? FlowValue.Of(signature, only.Giver, only.Place)
                    : FlowValue.Of(signature, FlowNames.Expression(operation.Syntax), operation.Syntax.GetLocation())
            ).On(value.Rows);
        }

        return declared.IsFaulty ? FlowValue.Silent
            : declared.IsPlain && value.Kind == FlowValueKind.Nothing ? FlowValue.Unknown(NotStated).On(value.Rows)
            : value;
    }

    private FlowValue Evaluate(IOperation operation)
    {
        switch (operation)
        {
            case IInvalidOperation:
                return FlowValue.Silent;
            case ILocalReferenceOperation local:
                return state.Get(local.Local) ?? FlowValue.Silent;
            case IParameterReferenceOperation parameter:
                return state.Get(parameter.Parameter) ?? flow.ParameterValue(parameter.Parameter);
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IFlowCaptureReferenceOperation reference:
                return state.Get(reference.Id) ?? FlowValue.Nothing;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Value(assignment.Value), assignment.Value);
            case ICompoundAssignmentOperation compound:
                return Assign(
                    compound.Target,
                    Operator(compound, compound.OperatorMethod, compound.Target, compound.Value),
                    compound.Value
                );
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Value(deconstruction.Value), deconstruction.Value);
            case IDeclarationExpressionOperation declaration:
                return Value(declaration.Expression);
            case IBinaryOperation binary:
                return Operator(binary, binary.OperatorMethod, binary.LeftOperand, binary.RightOperand);
            case IUnaryOperation unary:
                return Operator(unary, unary.OperatorMethod, unary.Operand);
            case IConversionOperation conversion:
                return conversion.OperatorMethod is null || checks.TypeOf(conversion.Operand.Type).IsFeature
                    ? Value(conversion.Operand)
                    : Children(operation);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IObjectCreationOperation { Constructor: { } constructor } creation
                when RuntimeMembers.Find(constructor) is { } rule:
                return rule(Call(constructor, creation, Operands(null, creation.Arguments)));
            case IDefaultValueOperation or IObjectCreationOperation when checks.TypeOf(operation.Type).IsFeature:
                // Made without rows: GDL4003 reports it.
                Children(operation);
                return FlowValue.Silent;
            case IFlowAnonymousFunctionOperation:
                return FlowValue.Nothing;
            default:
                return Children(operation);
        }
    }

    private FlowValue Children(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
            Value(child);
        return FlowValue.Nothing;
    }

    private FlowValue Capture(IFlowCaptureOperation capture)
    {
        FlowValue value = Value(capture.Value);
        Set(capture.Id, value);
        if (VariableOf(capture.Value) is { } variable)
            aliases[capture.Id] = variable;
        return FlowValue.Nothing;
    }

    private ISymbol? VariableOf(IOperation operation) =>
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation reference => aliases.TryGetValue(reference.Id, out ISymbol? variable)
                ? variable
                : null,
            _ => null,
        };

    private FlowValue Assign(IOperation target, FlowValue value, IOperation from)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, from);
            case ITupleOperation tuple:
                FlowValue?[] parts = [value.First, value.Second];
                for (int i = 0; i < tuple.Elements.Length; i++)
                    Assign(tuple.Elements[i], (i < parts.Length ? parts[i] : null) ?? value, from);
                return value;
            case IPropertyReferenceOperation { Property: var property }:
                Children(target);
                if (
                    AnnotationReader.OfPlace(property, AnnotationReader.GroupOf(property.ContainingType)).Signature
                        is { } expected
                    && checks.TypeOf(property.Type).IsPlain
                )
                {
                    checks.Place(value, expected, FlowNames.Symbol(property), property.Locations, from.Syntax);
                }
                return value;
            default:
                if (VariableOf(target) is { } variable)
                {
                    Set(variable, value);
                    if (variable is ILocalSymbol local && checks.TypeOf(local.Type).IsPlain)
                        checks.Show(local, value, target.Syntax);
                }

                if (target is IFlowCaptureReferenceOperation reference)
                    Set(reference.Id, value);
                return value;
        }
    }

    private void Set(object key, FlowValue value) =>
        state.Set(key, isWeak ? value.Join(state.Get(key) ?? FlowValue.Nothing) : value);

    private FlowValue Operator(IOperation operation, IMethodSymbol? method, params IOperation[] operands)
    {
        FlowOperand[] values = operands.Select(o => new FlowOperand(o, Value(o))).ToArray();
        return method is not null && RuleOf(method) is { } rule
            ? rule(Call(method, operation, values))
            : FlowValue.Nothing;
    }

    private FlowValue Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        FlowOperand[] operands = Operands(reference.Instance, reference.Arguments);
        if (RuntimeMembers.Find(property) is { } rule)
            return rule(Call(property, reference, operands));
        string giver = FlowNames.Expression(reference.Syntax);
        Location place = reference.Syntax.GetLocation();
        if (checks.TypeOf(property.ContainingType).Signature is { } signature)
        {
            if (signature.Terms.FirstOrDefault(t => t.MemberName == property.Name) is { } term)
            {
                return FlowValue
                    .Of(Signature.Parse(term.Text, signature.Group), giver, place)
                    .On(operands[0].Value.Rows);
            }
        }

        DeclaredSignature declared = AnnotationReader.OfPlace(
            property,
            AnnotationReader.GroupOf(property.ContainingType)
        );
        return declared.Signature is { } given ? FlowValue.Of(given, giver, place)
            : declared.IsFaulty || checks.TypeOf(property.ContainingType).IsFaulty ? FlowValue.Silent
            : FlowValue.Unknown($"the property '{property.Name}' does not state it");
    }

    private FlowValue Invoke(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        FlowOperand[] operands = Operands(invocation.Instance, invocation.Arguments);
        ForgetReferences(invocation);
        if (RuleOf(method) is { } rule)
            return rule(Call(method, invocation, operands));
        if (flow.Declarations.Layer(method, flow.Cancellation) is { } layer)
        {
            FlowValue result = InvokeLayer(invocation, method, layer, operands);
            return result.On(RowsOfLayer(invocation, method, layer, operands));
        }
        SymmetryGroup? inherited = AnnotationReader.GroupOf(method.ContainingType);
        FlowValue?[] arguments = new FlowValue?[method.Parameters.Length];
        foreach (IArgumentOperation argument in invocation.Arguments.Where(static a => a.Parameter is not null))
        {
            FlowValue value = ValueOf(argument, operands);
            arguments[argument.Parameter!.Ordinal] = value;
            if (
                checks.TypeOf(argument.Parameter.Type).IsPlain
                && AnnotationReader.OfPlace(argument.Parameter, inherited).Signature is { } expected
            )
            {
                checks.Argument(value, expected, method, argument.Parameter, argument.Value.Syntax);
            }
        }

        // Inside, the rows are those of its own parameters; a result on the rows of a parameter lives on those of its
        // argument.
        FlowValue?[] given = Array.ConvertAll(
            arguments,
            a => a?.On(new FlowPlace(_rows.Of(a.Rows), null, a.Rows.Grid))
        );
        if (flow.Inline(method, graph, given, checks.Reporter) is { } inlined)
        {
            // A grid of the method's own parameter has no name here.
            ISymbol? owner = inlined.Rows.Grid?.Source.ContainingSymbol;
            if (SymbolEqualityComparer.Default.Equals(owner, method.OriginalDefinition))
                inlined = inlined.On(inlined.Rows with { Grid = null });
            return inlined.Rows.Origin is not { } origin
                ? inlined
                : inlined.On(
                    SymbolEqualityComparer.Default.Equals(origin.ContainingSymbol, method.OriginalDefinition)
                    && arguments[origin.Ordinal] is { } own
                        ? own.Rows
                        : FlowPlace.Unknown
                );
        }

        DeclaredSignature declared = AnnotationReader.OfReturn(method, inherited);
        return declared.Signature is { } stated
                ? FlowValue.Of(stated, FlowNames.Symbol(method), invocation.Syntax.GetLocation())
            : declared.IsFaulty ? FlowValue.Silent
            : FlowValue.Unknown($"'{method.Name}' does not state the one of its result");
    }

    /// <summary>
    /// What is known about an argument that has been followed already. Following it again for each enclosing call would
    /// take exponential time.
    /// </summary>
    private static FlowValue ValueOf(IArgumentOperation argument, FlowOperand[] operands) =>
        operands.First(o => ReferenceEquals(o.Operation, argument.Value)).Value;

    private FlowValue InvokeLayer(
        IInvocationOperation invocation,
        IMethodSymbol method,
        LayerDeclaration layer,
        FlowOperand[] operands
    )
    {
        if (layer.Options is null || layer.Result is null)
            return FlowValue.Silent;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (layer.Options is RestrictOptions && layer.Geometry.Length == 0)
                checks.AboutAxis(method, argument.Value);
            // A named type fits, or C# reports an error.
            if (
                argument.Parameter is { } parameter
                && checks.TypeOf(parameter.Type).IsPlain
                && layer.Operands.FirstOrDefault(o => o.Name.TrimStart('@') == parameter.Name) is { } operand
            )
            {
                checks.Argument(
                    ValueOf(argument, operands),
                    operand.Parse(),
                    method,
                    parameter,
                    argument.Value.Syntax,
                    isLayer: true
                );
            }
        }

        return FlowValue.Of(layer.Result.Parse(), FlowNames.Symbol(method), invocation.Syntax.GetLocation());
    }

    /// <summary>
    /// What the rows of a layer's result are: the points for a convolution, the pixels of its grid for a layer of
    /// images, spheres for coefficients, otherwise those of its operands, which must agree.
    /// </summary>
    private FlowPlace RowsOfLayer(
        IInvocationOperation invocation,
        IMethodSymbol method,
        LayerDeclaration layer,
        FlowOperand[] operands
    )
    {
        if (layer.Options is null)
            return FlowPlace.Unknown;
        FlowOperand[] features = operands.Where(o => checks.TypeOf(o.Operation.Type).IsFeature).ToArray();
        FlowGrid? own = operands.FirstOrDefault(static o => SpaceTypes.HasLevels(o.Operation.Type))?.Value.Rows.Grid;
        if (layer.Options is MeshConvolutionOptions)
        {
            foreach (FlowOperand operand in features)
                _rows.RequireOn(operand, own, method);
            return FlowPlace.On(own);
        }

        if (layer.Options is ConvolutionOptions or AttentionOptions or GraphAttentionOptions)
        {
            // A second operand is of the edges: logits.
            for (int i = 0; i < features.Length; i++)
                _rows.Require(features[i], i == 0 ? FlowDomain.Points : FlowDomain.Edges, method);
            return FlowDomain.Points;
        }

        if (layer.Options is FieldOptions fields)
        {
            foreach (FlowOperand operand in features)
            {
                if (fields.IsAnalysis)
                    _rows.RequireOn(operand, own, method);
                else
                    _rows.Require(operand, FlowDomain.Clouds, method);
            }

            return fields.IsAnalysis ? FlowDomain.Clouds : FlowPlace.On(own);
        }

        if (layer.Options is IGridLayer grids)
        {
            FlowGrid? coarse = _rows.Derive(own, grids.Step, method, invocation.Syntax);
            foreach (FlowOperand operand in features)
                _rows.RequireOn(operand, grids.IsToFiner ? coarse : own, method);
            return FlowPlace.On(grids.IsToFiner ? own : coarse);
        }

        FlowPlace rows = FlowPlace.Unknown;
        for (int i = 0; i < features.Length; i++)
            rows = i == 0 ? features[0].Value.Rows : _rows.Same(features[0], features[i]);
        return rows;
    }

    private void ForgetReferences(IInvocationOperation invocation)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (
                argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter
                && VariableOf(argument.Value) is { } variable
            )
            {
                Set(
                    variable,
                    AnnotationReader.OfPlace(parameter, checks.Group).Signature is { } given
                        ? FlowValue.Of(
                            given,
                            FlowNames.Symbol(invocation.TargetMethod),
                            invocation.Syntax.GetLocation()
                        )
                        : FlowValue.Unknown($"'{invocation.TargetMethod.Name}' writes it through a reference")
                );
            }
        }
    }

    /// <summary>
    /// The rule of a member of the runtime, or of the generated part of a feature struct, which has the same members.
    /// </summary>
    private Func<FlowCall, FlowValue>? RuleOf(IMethodSymbol method)
    {
        if (RuntimeMembers.Find(method) is { } rule)
            return rule;
        if (
            checks.TypeOf(method.ContainingType).Signature is null
            || RuntimeTypes.Find(method.ContainingType, "IrrepsAttribute") is null
        )
        {
            return null;
        }
        return method.Name switch
        {
            "op_Addition" or "op_Subtraction" => FlowRules.NamedSum,
            "op_UnaryNegation" => FlowRules.First,
            "From" => FlowRules.From,
            "Zeros" => FlowRules.Zeros,
            "op_Multiply" => FlowRules.Scale,
            "op_Division" => FlowRules.Divide,
            _ => FlowRules.None,
        };
    }

    /// <summary>
    /// Receiver and arguments: evaluated in the order of the text, returned in the order of the parameters.
    /// </summary>
    private FlowOperand[] Operands(IOperation? instance, ImmutableArray<IArgumentOperation> arguments)
    {
        int receiver = instance is null ? 0 : 1;
        var operands = new FlowOperand[receiver + arguments.Length];
        var places = new long[operands.Length];
        if (instance is not null)
            (operands[0], places[0]) = (new FlowOperand(instance, Value(instance)), long.MinValue);
        for (int i = 0; i < arguments.Length; i++)
        {
            // What is not the argument of a parameter comes first; among equal places the order of the text decides.
            places[receiver + i] = ((arguments[i].Parameter?.Ordinal ?? -1) * (long)arguments.Length) + i;
            operands[receiver + i] = new FlowOperand(arguments[i].Value, Value(arguments[i].Value));
        }

        Array.Sort(places, operands);
        return operands;
    }

    private FlowCall Call(ISymbol member, IOperation operation, IReadOnlyList<FlowOperand> operands) =>
        new(member, operation.Type, operands, operation.Syntax, checks, _rows);
}
