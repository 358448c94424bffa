using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Walks the operations of model code and judges everything that runs: each operation by its kind
/// (<see cref="OperationDecisions"/>), and each symbol that it names or that the compiler binds implicitly
/// (<see cref="BoundSymbols"/>). Whatever touches features or geometry and is not known to be equivariant is reported,
/// and so is every operation without a decision. Each operation is visited once, without recursion: neither size nor
/// depth of the source matters.
/// </summary>
internal sealed partial class ModelWalker(
    WalkerContext context,
    ISymbol owner,
    SemanticModel model,
    Action<Diagnostic> report,
    CancellationToken cancellation
)
{
    private readonly TypedTypes _types = context.Types;
    private readonly AllowedCalls _calls = new(context.Types, context.Declarations, cancellation);
    private readonly BoundSymbols _symbols = new(model, cancellation);
    private readonly List<BoundSymbol> _bound = [];
    private readonly HashSet<ILocalSymbol> _reported = new(SymbolEqualityComparer.Default);
    private TypedReach? _reach;
    private IOperation? _root;
    private int _reports;

    private TypedReach Reach => _reach ??= new TypedReach(_types, _root!);

    /// <summary>
    /// The parts of an operation that run: not the operand of <c>nameof</c>, nor what the compiler inserted for an
    /// omitted argument.
    /// </summary>
    public static IEnumerable<IOperation> Children(IOperation operation)
    {
        if (
            OperationDecisions.Of(operation.Kind) == OperationDecision.Skipped
            || operation is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue }
        )
        {
            return [];
        }
        return operation.ChildOperations;
    }

    /// <summary>Checks a helper of scalar functions as a whole: it must be pure mathematics.</summary>
    public void CheckHelper(IMethodSymbol method)
    {
        if (ScalarFunction.CheckHelper(method, model, context.Hooks.Judged, cancellation) is { } fault)
            Report(fault);
    }

    /// <summary>Walks one block of a member: its body, or an initialiser.</summary>
    public void WalkBlock(IOperation block)
    {
        (_root, _reach) = (block, null);
        int before = _reports;
        Walk(block);
        if (
            owner is IMethodSymbol method
            && _reports == before
            && DeferredCode.Is(method, block.Syntax)
            && (method.Parameters.Select(static p => p.Type).FirstOrDefault(_types.IsTyped) ?? Reach.Of(block))
                is { } type
            && method.Locations.FirstOrDefault() is { } place
        )
        {
            report(
                Diagnostic.Create(
                    Descriptors.UnknownOperation,
                    place,
                    $"Running {FlowNames.Symbol(method)} later",
                    FlowNames.Type(type)
                )
            );
        }
    }

    private void Walk(IOperation root)
    {
        var frames = new Stack<Frame>();
        if (Enter(root) is null)
            frames.Push(new Frame(root, WalkedChildren(root), _reports));
        while (frames.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Frame frame = frames.Peek();
            if (frame.Next is { } child)
            {
                if (Enter(child) is { } done)
                    frame.Take(child, done, _types);
                else
                    frames.Push(new Frame(child, WalkedChildren(child), _reports));
                continue;
            }

            frames.Pop();
            bool isReported = Leave(frame);
            if (frames.Count > 0)
                frames.Peek().Take(frame.Operation, isReported, _types);
        }
    }

    /// <summary>Of a map of scalars, only the scalars are walked: the function is judged as a whole.</summary>
    private static IEnumerable<IOperation> WalkedChildren(IOperation operation) =>
        operation is IInvocationOperation call && ScalarFunction.IsMap(call, out _)
            ? call.Instance is { } scalars
                ? [scalars]
                : []
            : Children(operation);

    /// <summary>
    /// Decides what can be decided before the parts are seen. Returns whether the value is reported, or is an error of
    /// C#; null if the parts must be walked.
    /// </summary>
    private bool? Enter(IOperation operation)
    {
        switch (operation)
        {
            case IInvalidOperation:
                return true;
            case IAnonymousFunctionOperation lambda:
                CheckMemory(lambda.Symbol, lambda.Syntax);
                ITypeSymbol? type =
                    Reach.Of(lambda)
                    ?? lambda.Symbol.Parameters.Select(static p => p.Type).FirstOrDefault(_types.IsTyped);
                return type is null
                    ? null
                    : Report(
                        Descriptors.UnknownOperation,
                        lambda.Syntax,
                        OperationNames.Of(lambda),
                        FlowNames.Type(type)
                    );
            case ILocalFunctionOperation function:
                if (ModelCode.IsAssumed(function.Symbol))
                {
                    AssumptionCheck.Check(function.Symbol, report, cancellation);
                    return false;
                }

                if (ScalarFunction.IsHelper(function.Symbol))
                {
                    return ScalarFunction.CheckHelper(function.Symbol, model, context.Hooks.Judged, cancellation)
                            is { } wrong
                        && Report(wrong);
                }
                CheckMemory(function.Symbol, function.Syntax);
                ParameterCheck.Check(function.Symbol, _types, found => Report(found));
                return null;
            case IForEachLoopOperation loop:
                // An enumeration must not yield typed values: that is one mistake, however often they are used.
                _reported.UnionWith(loop.Locals.Where(l => _types.IsTyped(l.Type)));
                return null;
            default:
                return OperationDecisions.Of(operation.Kind) == OperationDecision.Skipped ? false : null;
        }
    }

    /// <summary>
    /// Judges an operation whose parts have been walked. Returns whether its value is reported: then its user reports
    /// nothing more.
    /// </summary>
    private bool Leave(Frame frame)
    {
        IOperation operation = frame.Operation;
        if (operation is IInvocationOperation call && ScalarFunction.IsMap(call, out ScalarParity required))
            return LeaveMap(frame, call, required);
        if (
            operation is ILocalFunctionOperation { Body: { } later, Symbol: var deferred }
            && _reports == frame.ReportsBefore
            && DeferredCode.Is(deferred, later.Syntax)
            && Reach.Of(deferred) is { } held
        )
        {
            return Report(
                Descriptors.UnknownOperation,
                ((LocalFunctionStatementSyntax)operation.Syntax).Identifier,
                $"Running {FlowNames.Symbol(deferred)} later",
                FlowNames.Type(held)
            );
        }
        if (operation is ILocalReferenceOperation known && _reported.Contains(known.Local))
            return true;
        if (operation is IVariableDeclaratorOperation declarator && frame.IsChildReported)
        {
            // A carrier (an array, a tuple, a delegate) is one mistake, however often it is used.
            if (_types.IsCarrier(declarator.Symbol.Type) || declarator.Symbol.Type.TypeKind == TypeKind.Delegate)
                _reported.Add(declarator.Symbol);
            return true;
        }

        _bound.Clear();
        _symbols.Collect(operation, _bound);
        if (context.Hooks.Overlooked is { } overlooked)
            _bound.RemoveAll(b => (b.Hidden ?? BoundSymbols.HiddenBy(operation)) == overlooked);
        Tell(operation);
        ITypeSymbol? type = Touched(operation);
        if (type is null && RawFault(operation) is { } raw)
            return frame.IsChildReported || Report(Descriptors.RawAccess, operation.Syntax, raw);
        if (MarshalMember(operation) is { } name)
            return Report(Descriptors.GeneratedMember, operation.Syntax, name);
        if (type is null && ClosedRuntimeMember() is { } closed)
        {
            return frame.IsChildReported
                || Report(
                    Descriptors.UnknownOperation,
                    operation.Syntax,
                    OperationNames.Of(operation),
                    FlowNames.Type(closed.ContainingType)
                );
        }
        if (
            operation is IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } local }
            && _types.IsTyped(local.Type)
        )
        {
            return Report(
                Descriptors.FeatureByReference,
                operation.Syntax,
                "The reference " + FlowNames.Symbol(local),
                FlowNames.Type(local.Type)
            );
        }
        if (
            operation is IMethodReferenceOperation { Method: var referenced }
            && (
                referenced
                    .Parameters.Select(static p => p.Type)
                    .Append(referenced.ReturnType)
                    .FirstOrDefault(_types.IsTyped)
                ?? Reach.Of(referenced)
            )
                is { } handled
        )
        {
            return Report(
                Descriptors.UnknownOperation,
                operation.Syntax,
                "A delegate of " + FlowNames.Symbol(referenced),
                FlowNames.Type(handled)
            );
        }
        if (operation is ITryOperation attempt)
            return CheckCatches(attempt);
        if (type is not null && Judge(operation) is { } rule)
            // Two unknown steps in a row count as one mistake, the first.
            return frame.IsTypedChildReported || Report(rule, operation, type);
        if (!frame.IsTypedChildReported && HiddenFault(operation))
            return true;
        return IsUndecided(operation)
            ? frame.IsChildReported
                || Report(
                    Descriptors.UnknownOperation,
                    operation.Syntax,
                    OperationNames.Of(operation),
                    operation.Type is { } own ? FlowNames.Type(own) : "model code"
                )
            : operation.Type is null && frame.IsChildReported;
    }

    private bool LeaveMap(Frame frame, IInvocationOperation call, ScalarParity required)
    {
        context.Hooks.Judged?.Invoke(call.Syntax, call.TargetMethod);
        return frame.IsChildReported
            || (
                ScalarFunction.Check(call, required, model, context.Hooks.Judged, cancellation) is { } fault
                && Report(fault)
            );
    }

    /// <summary>Tells the listener what has been judged.</summary>
    private void Tell(IOperation operation)
    {
        if (context.Hooks.Judged is not { } judged)
            return;
        foreach (BoundSymbol bound in _bound)
        {
            if (bound.Symbol is { } symbol)
                judged(operation.Syntax, symbol);
        }

        ITypeSymbol? type =
            TestedTypes.Of(operation)
            ?? operation switch
            {
                ITypeOfOperation typeOf => typeOf.TypeOperand,
                ICatchClauseOperation caught => caught.ExceptionType,
                IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } => variable
                    .Symbol
                    .Type,
                _ => operation.Type,
            };
        if (type is not null)
            judged(operation.Syntax, type);
    }

    /// <summary>Whether an operation has no decision, or is not allowed here.</summary>
    private static bool IsUndecided(IOperation operation) =>
        OperationDecisions.Of(operation.Kind) switch
        {
            null or OperationDecision.Refused => true,
            OperationDecision.BySyntax => !OperationDecisions.IsKnown(operation.Syntax),
            _ => false,
        };

    /// <summary>
    /// Reports the first of the hidden symbols that receives something typed and is not on the list, or that gets
    /// around the type system of C#.
    /// </summary>
    private bool HiddenFault(IOperation operation)
    {
        foreach (BoundSymbol bound in _bound)
        {
            if (bound.Hidden is null)
                continue;
            if (bound.Symbol is null)
            {
                return Report(
                    Descriptors.UnknownOperation,
                    bound.Where,
                    "What C# calls for " + FlowNames.Expression(bound.Where),
                    FlowNames.Type(bound.Operand!)
                );
            }
            if (bound.Types.FirstOrDefault(_types.IsTyped) is { } type && !IsAllowed(bound.Symbol))
            {
                return Report(
                    Descriptors.UnknownOperation,
                    bound.Where,
                    OperationNames.Hidden(bound),
                    FlowNames.Type(type)
                );
            }
            if (context.Raw.Of(bound.Symbol) is { } raw)
                return Report(Descriptors.RawAccess, bound.Where, raw);
        }

        return false;
    }

    private bool IsAllowed(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => _calls.IsAllowed(method),
            IPropertySymbol property => _calls.IsAllowed(property),
            _ => false,
        };

    /// <summary>How messages name what gets around the type system of C#; null if nothing does.</summary>
    private string? RawFault(IOperation operation)
    {
        if (RawAccess.Of(operation) is { } raw)
            return raw;
        foreach (BoundSymbol bound in _bound)
        {
            if (bound is { Hidden: null, Symbol: { } symbol } && context.Raw.Of(symbol) is { } name)
                return name;
        }

        return null;
    }

    /// <summary>
    /// Whether an exception is thrown depends on the numbers in the rows, and its message may name a row: catching it
    /// would branch on data.
    /// </summary>
    private bool CheckCatches(ITryOperation attempt)
    {
        ITypeSymbol? type = attempt.Catches.IsEmpty ? null : Reach.Of(attempt.Body);
        return type is not null
            && attempt.Catches.Aggregate(
                false,
                (_, c) =>
                    Report(
                        Descriptors.UnknownOperation,
                        ((CatchClauseSyntax)c.Syntax).CatchKeyword,
                        "Catching what the try block throws",
                        FlowNames.Type(type)
                    )
            );
    }

    /// <summary>Uncleared stack memory keeps what earlier calls left there.</summary>
    private void CheckMemory(IMethodSymbol function, SyntaxNode syntax)
    {
        if (StackMemory.IsUncleared(function, [syntax]))
        {
            Report(
                Descriptors.RawAccess,
                syntax,
                "Uncleared stack memory, in "
                    + $"{(function.Name.Length == 0 ? "a lambda" : FlowNames.Symbol(function))},"
            );
        }
    }

    /// <summary>The name of something that only generated code may use; null if this operation uses none.</summary>
    private string? MarshalMember(IOperation operation)
    {
        foreach (BoundSymbol bound in _bound)
        {
            if (bound.Symbol is { } symbol && IsPlumbing(symbol))
                return symbol.Name == ".ctor" ? symbol.ContainingType!.Name : symbol.Name;
        }

        ITypeSymbol? type = operation switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol.Type,
            ITypeOfOperation typeOf => typeOf.TypeOperand,
            _ => null,
        };
        return type is not null && IsPlumbing(type) ? type.Name : null;
    }

    private bool IsPlumbing(ISymbol symbol) =>
        symbol.Name != "ModelBuilder"
        && symbol.ContainingType?.Name != "ModelBuilder"
        && (TypedTypes.IsPlumbing(symbol) || IsGenerated(symbol));

    /// <summary>
    /// Whether a name with two underscores was generated; in the user's own code it is reported where it is declared.
    /// </summary>
    private bool IsGenerated(ISymbol symbol) =>
        symbol.Name.StartsWith("__", StringComparison.Ordinal)
        && symbol.Kind is SymbolKind.Field or SymbolKind.Method or SymbolKind.Property
        && !Generators.Reading.GeneratedFiles.UserDeclarations(symbol.OriginalDefinition, cancellation).Any();

    /// <summary>
    /// A member of the runtime that is neither on the list nor open to untyped code: it would change the model, or
    /// start something, while a pass runs.
    /// </summary>
    private ISymbol? ClosedRuntimeMember()
    {
        foreach (BoundSymbol bound in _bound)
        {
            if (
                bound.Symbol is { ContainingType: not null } symbol
                && !RuntimeMembers.IsOpen(symbol, owner is IMethodSymbol { MethodKind: MethodKind.Constructor })
            )
            {
                return symbol;
            }
        }

        return null;
    }

    /// <summary>
    /// The first typed type that an operation touches: that of an operand, its own, or that of a symbol that it names;
    /// null if there is none.
    /// </summary>
    private ITypeSymbol? Touched(IOperation operation)
    {
        if (Handed(operation) is { } handed)
            return handed;
        if (_types.IsTyped(operation.Type))
            return operation.Type;
        foreach (ITypeSymbol? type in AskedTypes(operation))
        {
            if (_types.IsTyped(type))
                return type;
        }

        foreach (BoundSymbol bound in _bound)
        {
            if (bound.Hidden is null && bound.Types.FirstOrDefault(_types.IsTyped) is { } type)
                return type;
        }

        return null;
    }

    /// <summary>
    /// The type of the first typed value that the source passes to an operation; omitted arguments do not count.
    /// </summary>
    private ITypeSymbol? Handed(IOperation operation) =>
        Children(operation)
            .Where(static c => c is not IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue })
            .Select(static c => Value(c).Type)
            .FirstOrDefault(_types.IsTyped);

    /// <summary>Types that an operation has besides its own.</summary>
    private static IEnumerable<ITypeSymbol?> AskedTypes(IOperation operation) =>
        operation switch
        {
            IPatternOperation pattern => [pattern.InputType, pattern.NarrowedType],
            IIsTypeOperation test => [test.TypeOperand],
            IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } =>
            [
                variable.Symbol.Type,
            ],
            _ => [],
        };

    /// <summary>An argument has no type of its own; its value has.</summary>
    private static IOperation Value(IOperation operation) =>
        operation is IArgumentOperation argument ? argument.Value : operation;

    /// <summary>An operation whose parts are being walked.</summary>
    private sealed class Frame(IOperation operation, IEnumerable<IOperation> children, int reportsBefore)
    {
        private readonly IEnumerator<IOperation> _children = children.GetEnumerator();

        public IOperation Operation => operation;

        public int ReportsBefore => reportsBefore;

        public bool IsChildReported { get; private set; }

        public bool IsTypedChildReported { get; private set; }

        /// <summary>The next part; null after the last.</summary>
        public IOperation? Next => _children.MoveNext() ? _children.Current : null;

        /// <summary>Records what was found in a part.</summary>
        public void Take(IOperation child, bool isReported, TypedTypes types)
        {
            IsChildReported |= isReported;
            IsTypedChildReported |=
                isReported && (types.IsTyped(Value(child).Type) || (operation.Type is not null && child.Type is null));
        }
    }
}
