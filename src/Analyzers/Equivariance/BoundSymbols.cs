using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// What runs with an operation: the symbols that it names, and those that the compiler binds implicitly. Where the tree
/// does not name a symbol, the semantic model is asked, or the symbol is looked up; where that fails, the call cannot
/// be seen, and the walker reports it.
/// </summary>
internal sealed class BoundSymbols(SemanticModel model, CancellationToken cancellation)
{
    private readonly HiddenLookup _lookup = new(model);

    /// <summary>Adds the symbols of an operation to a list.</summary>
    public void Collect(IOperation operation, List<BoundSymbol> into)
    {
        void Named(ISymbol? symbol) => Add(into, symbol, operation.Syntax, null);
        void Hidden(HiddenSymbol kind, ISymbol? symbol, ITypeSymbol? operand = null) =>
            Add(into, symbol, operation.Syntax, kind, operand);
        switch (operation)
        {
            case IInvocationOperation call:
                Named(call.TargetMethod);
                break;
            case IObjectCreationOperation creation:
                Named(creation.Constructor);
                if (creation.Parent is IInterpolatedStringHandlerCreationOperation handler)
                {
                    into.AddRange(
                        HandlerArguments
                            .Of(handler)
                            .Select(t => new BoundSymbol(creation.Constructor, operation.Syntax, null, t))
                    );
                }
                break;
            case IMethodReferenceOperation method:
                Named(method.Method);
                break;
            case IPropertyReferenceOperation property:
                Named(property.Property);
                break;
            case IFieldReferenceOperation field:
                Named(field.Field);
                break;
            case IEventReferenceOperation @event:
                Named(@event.Event);
                break;
            case IConversionOperation conversion:
                Hidden(HiddenSymbol.Conversion, conversion.OperatorMethod);
                if (
                    conversion.OperatorMethod is null
                    && conversion
                        is {
                            Type: INamedTypeSymbol { IsTupleType: true },
                            Operand.Type: INamedTypeSymbol { IsTupleType: true } from
                        }
                )
                {
                    _lookup.TupleConversion(from, (INamedTypeSymbol)conversion.Type, operation.Syntax, into);
                }
                break;
            case IUnaryOperation unary:
                Hidden(
                    unary.OperatorKind is UnaryOperatorKind.True or UnaryOperatorKind.False
                        ? HiddenSymbol.TrueFalse
                        : HiddenSymbol.Conversion,
                    unary.OperatorMethod
                );
                break;
            case IBinaryOperation binary:
                Named(binary.OperatorMethod);
                if (
                    binary.OperatorMethod is { } both
                    && binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
                )
                {
                    _lookup.ShortCircuit(
                        both,
                        binary.OperatorKind == BinaryOperatorKind.ConditionalAnd,
                        operation.Syntax,
                        into
                    );
                }
                break;
            case ICompoundAssignmentOperation compound:
                Named(compound.OperatorMethod);
                Hidden(HiddenSymbol.CompoundConversion, compound.InConversion.MethodSymbol);
                Hidden(HiddenSymbol.CompoundConversion, compound.OutConversion.MethodSymbol);
                break;
            case IIncrementOrDecrementOperation increment:
                Named(increment.OperatorMethod);
                _lookup.Increment(increment, into);
                break;
            case ICoalesceOperation coalesce:
                Hidden(HiddenSymbol.Conversion, coalesce.ValueConversion.MethodSymbol);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax assignment } deconstruction:
                Deconstruction(
                    model.GetDeconstructionInfo(assignment),
                    deconstruction.Value.Type,
                    assignment.Left,
                    into
                );
                break;
            case IForEachLoopOperation { Syntax: CommonForEachStatementSyntax statement } loop:
                ForEach(loop, statement, into);
                break;
            case IUsingOperation @using:
                _lookup.Dispose(@using.Resources, @using.IsAsynchronous, into);
                break;
            case IUsingDeclarationOperation declaration:
                _lookup.Dispose(declaration.DeclarationGroup, declaration.IsAsynchronous, into);
                break;
            case IAwaitOperation { Syntax: AwaitExpressionSyntax expression } await:
                AwaitExpressionInfo info = model.GetAwaitExpressionInfo(expression);
                Hidden(HiddenSymbol.Await, info.GetAwaiterMethod, await.Operation.Type);
                Hidden(HiddenSymbol.Await, info.IsCompletedProperty);
                Hidden(HiddenSymbol.Await, info.GetResultMethod);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } change:
                Named(change.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod);
                break;
            case IRecursivePatternOperation pattern:
                Hidden(HiddenSymbol.Pattern, pattern.DeconstructSymbol, pattern.MatchedType);
                break;
            case IListPatternOperation list:
                Hidden(HiddenSymbol.Pattern, list.LengthSymbol, list.InputType);
                Hidden(HiddenSymbol.Pattern, list.IndexerSymbol, list.InputType);
                break;
            case ISlicePatternOperation slice:
                Hidden(HiddenSymbol.Pattern, slice.SliceSymbol, slice.InputType);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                Hidden(HiddenSymbol.ImplicitIndexer, indexer.LengthSymbol);
                Hidden(HiddenSymbol.ImplicitIndexer, indexer.IndexerSymbol);
                break;
            case IRangeOperation range:
                Hidden(HiddenSymbol.ImplicitIndexer, range.Method);
                break;
            case IWithOperation with:
                Hidden(HiddenSymbol.Clone, with.CloneMethod);
                break;
            case ITupleBinaryOperation tuples:
                _lookup.TupleEquality(tuples, into);
                break;
            case ICollectionExpressionOperation collection:
                Hidden(HiddenSymbol.CollectionBuilder, collection.ConstructMethod);
                _lookup.Additions(collection, into);
                break;
            case ISpreadOperation spread:
                Hidden(HiddenSymbol.ElementConversion, spread.ElementConversion.MethodSymbol, spread.ElementType);
                _lookup.Enumeration(spread.Operand, into);
                break;
        }
    }

    /// <summary>
    /// The kind of a call that is an operation of the tree although it is not written in the text; null for all others.
    /// </summary>
    public static HiddenSymbol? HiddenBy(IOperation operation) =>
        operation switch
        {
            IObjectCreationOperation { Parent: IInterpolatedStringHandlerCreationOperation }
            or IInvocationOperation { Parent: IInterpolatedStringAppendOperation } => HiddenSymbol.StringHandler,
            IInvocationOperation { IsImplicit: true, Parent: IObjectOrCollectionInitializerOperation } =>
                HiddenSymbol.CollectionBuilder,
            _ => null,
        };

    private static void Add(
        List<BoundSymbol> into,
        ISymbol? symbol,
        SyntaxNode where,
        HiddenSymbol? kind,
        ITypeSymbol? operand = null
    )
    {
        if (symbol is not null)
            into.Add(new BoundSymbol(symbol, where, kind, operand));
    }

    /// <summary>All that a deconstruction calls, part by part.</summary>
    private void Deconstruction(DeconstructionInfo info, ITypeSymbol? value, SyntaxNode target, List<BoundSymbol> into)
    {
        cancellation.ThrowIfCancellationRequested();
        Add(into, info.Method, target, HiddenSymbol.Deconstruct, value);
        if (info.Conversion is { } conversion)
            Add(into, conversion.MethodSymbol, target, HiddenSymbol.DeconstructConversion, value);
        ITypeSymbol?[] parts =
            info.Method is { } method
                ? [.. method.Parameters.Where(static p => p.RefKind == RefKind.Out).Select(static p => p.Type)]
            : value is INamedTypeSymbol { IsTupleType: true } tuple
                ? [.. tuple.TupleElements.Select(static e => e.Type)]
            : [];
        for (int i = 0; i < info.Nested.Length; i++)
            Deconstruction(info.Nested[i], i < parts.Length ? parts[i] : null, Part(target, i), into);
    }

    /// <summary>The text of one part of a deconstruction's target.</summary>
    private static SyntaxNode Part(SyntaxNode target, int index) =>
        target switch
        {
            TupleExpressionSyntax tuple when index < tuple.Arguments.Count => tuple.Arguments[index].Expression,
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax many }
                when index < many.Variables.Count => many.Variables[index],
            ParenthesizedVariableDesignationSyntax many when index < many.Variables.Count => many.Variables[index],
            _ => target,
        };

    private void ForEach(IForEachLoopOperation loop, CommonForEachStatementSyntax statement, List<BoundSymbol> into)
    {
        ForEachStatementInfo info = model.GetForEachStatementInfo(statement);
        SyntaxNode where = statement.Expression;
        ITypeSymbol? collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion
            ? conversion.Operand.Type
            : loop.Collection.Type;
        // Elements of arrays are read one after another, whatever interface the semantic model names.
        if (collection is not IArrayTypeSymbol)
        {
            Add(into, info.GetEnumeratorMethod, where, HiddenSymbol.Enumerator, collection);
            Add(into, info.MoveNextMethod, where, HiddenSymbol.Enumerator);
            Add(into, info.CurrentProperty, where, HiddenSymbol.Enumerator);
            Add(into, info.DisposeMethod, where, HiddenSymbol.Enumerator);
        }

        Add(into, info.CurrentConversion.MethodSymbol, where, HiddenSymbol.ElementConversion, info.ElementType);
        Add(into, info.ElementConversion.MethodSymbol, where, HiddenSymbol.ElementConversion, info.ElementType);
        if (statement is ForEachVariableStatementSyntax deconstructed)
            Deconstruction(model.GetDeconstructionInfo(deconstructed), info.ElementType, deconstructed.Variable, into);
    }
}
