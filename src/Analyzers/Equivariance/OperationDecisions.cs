using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The decision on each kind of operation. A kind that is missing here is an error in model code, so whatever C# adds
/// stays unknown until a decision is made; a test enumerates the kinds of the Roslyn versions that may load this
/// analyzer and fails for a kind without a decision.
/// </summary>
internal static class OperationDecisions
{
    /// <summary>
    /// The placeholder for the elements of a collection expression among the arguments of its builder. It is newer than
    /// the Roslyn that this project compiles against.
    /// </summary>
    private const OperationKind CollectionExpressionElementsPlaceholder = (OperationKind)129;

    private static readonly Dictionary<OperationKind, OperationDecision> Decisions = Read();

    /// <summary>The decision on a kind; null if there is none.</summary>
    public static OperationDecision? Of(OperationKind kind) =>
        Decisions.TryGetValue(kind, out OperationDecision decision) ? decision : null;

    /// <summary>
    /// Whether syntax that the tree has no operation for is allowed in model code: stack memory, which is cleared or
    /// reported elsewhere.
    /// </summary>
    public static bool IsKnown(SyntaxNode syntax) =>
        syntax.IsKind(SyntaxKind.StackAllocArrayCreationExpression)
        || syntax.IsKind(SyntaxKind.ImplicitStackAllocArrayCreationExpression);

    private static Dictionary<OperationKind, OperationDecision> Read()
    {
        var decisions = new Dictionary<OperationKind, OperationDecision>
        {
            [OperationKind.None] = OperationDecision.BySyntax,
        };
        void Decide(OperationDecision decision, params OperationKind[] kinds)
        {
            foreach (OperationKind kind in kinds)
                decisions.Add(kind, decision);
        }

        // C#'s own errors, names and constants.
        Decide(
            OperationDecision.Skipped,
            OperationKind.Invalid,
            OperationKind.Attribute,
            OperationKind.NameOf,
            OperationKind.ParameterInitializer
        );

        // Statements and operations that pass values on.
        Decide(
            OperationDecision.Transparent,
            OperationKind.Block,
            OperationKind.VariableDeclarationGroup,
            OperationKind.VariableDeclaration,
            OperationKind.VariableInitializer,
            OperationKind.Labeled,
            OperationKind.Branch,
            OperationKind.Empty,
            OperationKind.Return,
            OperationKind.ExpressionStatement,
            OperationKind.MethodBody,
            OperationKind.ConstructorBody,
            OperationKind.Parenthesized,
            OperationKind.Conditional,
            OperationKind.Discard,
            OperationKind.DeclarationExpression,
            OperationKind.SwitchExpression,
            OperationKind.SwitchExpressionArm,
            OperationKind.Switch,
            OperationKind.SwitchCase,
            OperationKind.IsPattern,
            OperationKind.TypeOf,
            OperationKind.SizeOf,
            OperationKind.InstanceReference
        );

        // Operations that call something, keep something, or test a value.
        Decide(
            OperationDecision.Judged,
            OperationKind.VariableDeclarator,
            OperationKind.LocalReference,
            OperationKind.ParameterReference,
            OperationKind.FieldReference,
            OperationKind.MethodReference,
            OperationKind.PropertyReference,
            OperationKind.EventReference,
            OperationKind.Invocation,
            OperationKind.Argument,
            OperationKind.ObjectCreation,
            OperationKind.Conversion,
            OperationKind.Unary,
            OperationKind.Binary,
            OperationKind.SimpleAssignment,
            OperationKind.CompoundAssignment,
            OperationKind.DeconstructionAssignment,
            OperationKind.Tuple,
            OperationKind.DefaultValue,
            OperationKind.AnonymousFunction,
            OperationKind.LocalFunction,
            OperationKind.Try,
            OperationKind.Loop,
            OperationKind.CaseClause,
            OperationKind.IsType,
            OperationKind.ConstantPattern,
            OperationKind.DeclarationPattern,
            OperationKind.RecursivePattern,
            OperationKind.DiscardPattern,
            OperationKind.NegatedPattern,
            OperationKind.BinaryPattern,
            OperationKind.TypePattern
        );

        // Operations in which typed values are not allowed.
        Decide(
            OperationDecision.Untyped,
            OperationKind.YieldBreak,
            OperationKind.Lock,
            OperationKind.Using,
            OperationKind.UsingDeclaration,
            OperationKind.YieldReturn,
            OperationKind.Literal,
            OperationKind.ArrayElementReference,
            OperationKind.Coalesce,
            OperationKind.CoalesceAssignment,
            OperationKind.TypeParameterObjectCreation,
            OperationKind.ArrayCreation,
            OperationKind.ArrayInitializer,
            OperationKind.Await,
            OperationKind.EventAssignment,
            OperationKind.ConditionalAccess,
            OperationKind.ConditionalAccessInstance,
            OperationKind.InterpolatedString,
            OperationKind.InterpolatedStringText,
            OperationKind.Interpolation,
            OperationKind.AnonymousObjectCreation,
            OperationKind.ObjectOrCollectionInitializer,
            OperationKind.MemberInitializer,
            OperationKind.TranslatedQuery,
            OperationKind.DelegateCreation,
            OperationKind.Increment,
            OperationKind.Decrement,
            OperationKind.Throw,
            OperationKind.FieldInitializer,
            OperationKind.PropertyInitializer,
            OperationKind.CatchClause,
            OperationKind.TupleBinary,
            OperationKind.Range,
            OperationKind.PropertySubpattern,
            OperationKind.RelationalPattern,
            OperationKind.ListPattern,
            OperationKind.SlicePattern,
            OperationKind.With,
            OperationKind.InterpolatedStringHandlerCreation,
            OperationKind.InterpolatedStringAddition,
            OperationKind.InterpolatedStringAppendLiteral,
            OperationKind.InterpolatedStringAppendFormatted,
            OperationKind.InterpolatedStringAppendInvalid,
            OperationKind.InterpolatedStringHandlerArgumentPlaceholder,
            OperationKind.ImplicitIndexerReference,
            OperationKind.Utf8String,
            OperationKind.InlineArrayAccess,
            OperationKind.CollectionExpression,
            OperationKind.Spread,
            CollectionExpressionElementsPlaceholder
        );

        // Late binding and pointers, and operations that occur only in other languages and in control flow graphs.
        Decide(
            OperationDecision.Refused,
            OperationKind.DynamicObjectCreation,
            OperationKind.DynamicMemberReference,
            OperationKind.DynamicInvocation,
            OperationKind.DynamicIndexerAccess,
            OperationKind.AddressOf,
            OperationKind.FunctionPointerInvocation,
            OperationKind.Stop,
            OperationKind.End,
            OperationKind.RaiseEvent,
            OperationKind.OmittedArgument,
            OperationKind.ReDim,
            OperationKind.ReDimClause,
            OperationKind.FlowCapture,
            OperationKind.FlowCaptureReference,
            OperationKind.IsNull,
            OperationKind.CaughtException,
            OperationKind.StaticLocalInitializationSemaphore,
            OperationKind.FlowAnonymousFunction,
            (OperationKind)52
        ); // CollectionElementInitializer, which no compiler produces any more.
        return decisions;
    }
}
