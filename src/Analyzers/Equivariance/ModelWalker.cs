using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Walks the operations of model code and reports each that touches features or geometry and is not known to be equivariant.
/// Whatever C# adds to its syntax is unknown, and therefore reported, until it is listed here.
/// </summary>
internal sealed class ModelWalker(TypedTypes types, AllowedCalls calls, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellation)
{
    private static readonly HashSet<string> MemoryClasses = new(StringComparer.Ordinal) { "Unsafe", "MemoryMarshal", "Marshal", "RuntimeHelpers" };

    private readonly HashSet<ILocalSymbol> _reported = new(SymbolEqualityComparer.Default);
    private readonly TypedReach _reach = new(types);
    private int _reports;

    /// <summary>Walks the body of a method.</summary>
    public void Walk(IMethodSymbol method, IOperation body)
    {
        if (ScalarFunction.IsHelper(method))
        {
            if (body is IBlockOperation && ScalarFunction.CheckHelper(method, model, null, cancellation) is { } fault)
                Report(fault);
            return;
        }

        Walk(body);
        if (_reports == 0 && DeferredCode.Is(method, body.Syntax) && (method.Parameters.Select(static p => p.Type).FirstOrDefault(types.IsTyped) ?? _reach.Of(body)) is { } type
            && method.Locations.FirstOrDefault() is { } place)
        {
            report(Diagnostic.Create(Descriptors.UnknownOperation, place, $"Running {FlowNames.Symbol(method)} later", FlowNames.Type(type)));
        }
    }

    /// <summary>Walks an operation. Returns whether its value is reported, or is C#'s error: then what takes it says nothing more.</summary>
    public bool Walk(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is IInvalidOperation)
            return true;
        if (operation is IAttributeOperation)
            return false;
        if (operation is IAnonymousFunctionOperation lambda)
            return WalkLambda(lambda);
        if (operation is ILocalFunctionOperation function && ModelCode.IsAssumed(function.Symbol))
        {
            AssumptionCheck.Check(function.Symbol, report, cancellation);
            return false;
        }

        if (operation is ILocalFunctionOperation { Symbol: var helper } && ScalarFunction.IsHelper(helper))
            return ScalarFunction.CheckHelper(helper, model, null, cancellation) is { } wrong && Report(wrong);
        if (operation is IInvocationOperation call && ScalarFunction.IsMap(call, out ScalarParity required))
            return (call.Instance is { } scalars && Walk(scalars)) || (ScalarFunction.Check(call, required, model, null, cancellation) is { } fault && Report(fault));
        int before = _reports;
        bool isChildReported = false, isTypedChildReported = false;
        foreach (IOperation child in operation.ChildOperations)
        {
            bool isReported = Walk(child);
            isChildReported |= isReported;
            isTypedChildReported |= isReported && (Values(child).Any(v => types.IsTyped(v.Type)) || (operation.Type is not null && child.Type is null));
        }

        if (operation is ILocalFunctionOperation { Body: { } later, Symbol: var deferred } && _reports == before && DeferredCode.Is(deferred, later.Syntax) && _reach.Of(deferred, operation) is { } held)
            return Report(Descriptors.UnknownOperation, ((Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax)operation.Syntax).Identifier, $"Running {FlowNames.Symbol(deferred)} later", FlowNames.Type(held));
        if (operation is ILocalReferenceOperation known && _reported.Contains(known.Local))
            return true;
        if (operation is IVariableDeclaratorOperation declarator && isChildReported)
        {
            // A carrier (an array, a tuple, a delegate) is one mistake, however often it is used.
            if (types.IsCarrier(declarator.Symbol.Type))
                _reported.Add(declarator.Symbol);
            return true;
        }

        if (RawAccess.Of(operation) is { } raw && !Touches(operation, out _))
            return isChildReported || Report(Descriptors.RawAccess, operation.Syntax, raw);
        if (Plumbing(operation) is { } name)
            return Report(Descriptors.GeneratedMember, operation.Syntax, name);
        if (operation is IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } local } && types.IsTyped(local.Type))
            return Report(Descriptors.FeatureByReference, operation.Syntax, "The reference " + FlowNames.Symbol(local), FlowNames.Type(local.Type));
        if (operation is IMethodReferenceOperation { Method: var referenced }
            && (referenced.Parameters.Select(static p => p.Type).Append(referenced.ReturnType).FirstOrDefault(types.IsTyped) ?? _reach.Of(referenced, operation)) is { } handled)
            return Report(Descriptors.UnknownOperation, operation.Syntax, "A delegate of " + FlowNames.Symbol(referenced), FlowNames.Type(handled));
        if (operation is ITryOperation attempt)
            return CheckCatches(attempt);
        if (!Touches(operation, out ITypeSymbol? type))
            return operation.Type is null && isChildReported;
        if (Judge(operation) is not { } rule)
            return operation.Type is null && isChildReported;
        // Two unknown steps in a row are one mistake, the first.
        return isTypedChildReported || Report(rule, operation, type!);
    }

    /// <summary>Whether something is thrown depends on the numbers in the rows, and what it says may name a row: catching it would branch on data.</summary>
    private bool CheckCatches(ITryOperation attempt)
    {
        ITypeSymbol? type = attempt.Catches.IsEmpty ? null : _reach.Of(attempt.Body);
        return type is not null && attempt.Catches
            .Aggregate(false, (_, c) => Report(Descriptors.UnknownOperation, ((Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax)c.Syntax).CatchKeyword, "Catching what the try block throws", FlowNames.Type(type)));
    }

    private bool WalkLambda(IAnonymousFunctionOperation lambda)
    {
        ITypeSymbol? type = _reach.Of(lambda.Body) ?? lambda.Symbol.Parameters.Select(static p => p.Type).FirstOrDefault(types.IsTyped);
        if (type is not null)
            return Report(Descriptors.UnknownOperation, lambda.Syntax, OperationNames.Of(lambda), FlowNames.Type(type));
        return lambda.ChildOperations.Aggregate(false, (reported, child) => Walk(child) | reported);
    }

    /// <summary>Which rule an operation breaks; null if it is on the list.</summary>
    private DiagnosticDescriptor? Judge(IOperation operation)
    {
        DiagnosticDescriptor unknown = Descriptors.UnknownOperation;
        switch (operation)
        {
            // Values that are there, and what hands them on unchanged.
            case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IDiscardOperation or IParenthesizedOperation:
            case IDeclarationExpressionOperation or IVariableInitializerOperation or IExpressionStatementOperation or IConditionalOperation:
            case IReturnOperation { Kind: OperationKind.Return } or ISwitchExpressionArmOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation:
                return null;
            case ISwitchExpressionOperation choice:
                return types.IsTyped(choice.Value.Type) ? unknown : null;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or IAddressOfOperation or ISimpleAssignmentOperation { IsRef: true }:
                return Descriptors.FeatureByReference;
            case IArgumentOperation:
                return null;
            case ISimpleAssignmentOperation assignment:
                return IsVariable(assignment.Target) ? null : unknown;
            case IDeconstructionAssignmentOperation deconstruction:
                return Generators.Reading.RuntimeTypes.Is(deconstruction.Value.Type, "Pair", 2) && IsVariable(deconstruction.Target) ? null : unknown;
            case ITupleOperation tuple:
                return IsTarget(tuple) ? null : unknown;
            case ICompoundAssignmentOperation compound:
                return IsVariable(compound.Target) && compound.OperatorMethod is { } by && calls.IsAllowed(by) ? null : unknown;
            // Without a method it is C#'s error, or a comparison of references.
            case IBinaryOperation binary:
                return binary.OperatorMethod is { } operation2 && calls.IsAllowed(operation2) ? null : unknown;
            case IUnaryOperation unary:
                return unary.OperatorMethod is { } operation1 && calls.IsAllowed(operation1) ? null : unknown;
            case IConversionOperation conversion:
                // A throw has no value, only a type; a target-typed new or conditional is converted to the type that it has already.
                if (conversion.Operand is IThrowOperation)
                    return null;
                return !conversion.Conversion.Exists || SymbolEqualityComparer.Default.Equals(conversion.Operand.Type, conversion.Type) || (conversion.OperatorMethod is { } convert && calls.IsAllowed(convert)) ? null : unknown;
            case IPropertyReferenceOperation property:
                return calls.IsAllowed(property.Property) ? null : unknown;
            case IDefaultValueOperation:
                return Descriptors.FeatureFromNothing;
            case IObjectCreationOperation creation:
                return creation.Constructor is { } constructor && RuntimeMembers.Find(constructor) is not null ? null
                    : types.IsTyped(creation.Type) ? Descriptors.FeatureFromNothing
                    : unknown;
            case IInvocationOperation invocation:
                return Judge(invocation.TargetMethod);
            default:
                return unknown;
        }
    }

    private DiagnosticDescriptor? Judge(IMethodSymbol method)
    {
        if (calls.IsAllowed(method))
            return null;
        if (MemoryClasses.Contains(method.ContainingType?.Name ?? string.Empty) && Namespaces.IsFramework(method))
            return Descriptors.FeatureByReference;
        bool canBeMarked = method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension && method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
            && !Namespaces.IsFramework(method) && ModelCode.ModelOf(method.ContainingType) is null && method.ContainingAssembly?.Name != "GeoDL.Typed";
        return canBeMarked && !ModelCode.IsEquivariant(method.OriginalDefinition) ? Descriptors.UncheckedHelper : Descriptors.UnknownOperation;
    }

    /// <summary>The name of what only generated code may use; null if there is none in this operation.</summary>
    private string? Plumbing(IOperation operation)
    {
        ISymbol? symbol = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMemberReferenceOperation member => member.Member,
            IObjectCreationOperation creation => creation.Constructor,
            IVariableDeclaratorOperation declarator => declarator.Symbol.Type,
            ITypeOfOperation typeOf => typeOf.TypeOperand,
            _ => null,
        };
        return symbol is null || symbol.Name == "ModelBuilder" || symbol.ContainingType?.Name == "ModelBuilder" ? null
            : TypedTypes.IsPlumbing(symbol) || IsGenerated(symbol) ? (symbol.Name == ".ctor" ? symbol.ContainingType!.Name : symbol.Name)
            : null;
    }

    /// <summary>Whether a name with two underscores is the generator's; in the user's own code it is reported where it is declared.</summary>
    private bool IsGenerated(ISymbol symbol) =>
        symbol.Name.StartsWith("__", StringComparison.Ordinal) && symbol.Kind is SymbolKind.Field or SymbolKind.Method or SymbolKind.Property
        && !Generators.Reading.GeneratedFiles.UserDeclarations(symbol.OriginalDefinition, cancellation).Any();

    private bool Touches(IOperation operation, out ITypeSymbol? type)
    {
        type = operation.ChildOperations.SelectMany(Values).Select(static v => v.Type).FirstOrDefault(types.IsTyped)
            ?? (types.IsTyped(operation.Type) ? operation.Type : null);
        return type is not null;
    }

    /// <summary>An argument has no type of its own; its value has.</summary>
    private static IEnumerable<IOperation> Values(IOperation operation) => operation is IArgumentOperation argument ? [argument.Value] : [operation];

    private static bool IsVariable(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IDiscardOperation => true,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
        IDeclarationExpressionOperation declaration => IsVariable(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.All(IsVariable),
        _ => false,
    };

    private static bool IsTarget(IOperation tuple)
    {
        IOperation? outer = tuple.Parent;
        while (outer is ITupleOperation or IDeclarationExpressionOperation)
            (tuple, outer) = (outer, outer.Parent);
        return outer is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple;
    }

    private bool Report(DiagnosticDescriptor rule, IOperation operation, ITypeSymbol type)
    {
        string name = FlowNames.Type(type);
        return rule.Id switch
        {
            DiagnosticIds.FeatureByReference => Report(rule, operation.Syntax, FlowNames.Expression(operation.Syntax), name),
            DiagnosticIds.FeatureFromNothing => Report(rule, operation.Syntax, FlowNames.Type(operation.Type!), Instead(operation.Type!)),
            DiagnosticIds.UncheckedHelper => Report(rule, operation.Syntax, ((IInvocationOperation)operation).TargetMethod.Name, name),
            _ => Report(rule, SmallestWrongText(operation), OperationNames.Of(operation), name),
        };
    }

    private static SyntaxNode SmallestWrongText(IOperation operation) => operation switch
    {
        IForEachLoopOperation loop => loop.Collection.Syntax,
        ISimpleAssignmentOperation assignment => assignment.Target.Syntax,
        _ => operation.Syntax,
    };

    private static string Instead(ITypeSymbol type) => type.Name switch
    {
        "Pair" => "\"new Pair<A, B>(first, second)\"",
        "Features" => "\"Features.Zeros(like, \"…\")\" for zeros",
        "PointCloud" or "Positions" or "Neighbourhood" or "Batch" or "Labels" => "a parameter, and let the caller give it",
        _ => $"\"{FlowNames.Type(type)}.Zeros(like)\" for zeros",
    };

    private bool Report(Diagnostic found)
    {
        _reports++;
        report(found);
        return true;
    }

    private bool Report(DiagnosticDescriptor rule, SyntaxNodeOrToken where, params object[] arguments)
    {
        _reports++;
        if (!CSharpErrors.At(model, where.Span, cancellation))
            report(Diagnostic.Create(rule, where.GetLocation()!, arguments));
        return true;
    }
}
