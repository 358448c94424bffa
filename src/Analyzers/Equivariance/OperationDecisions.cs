using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The decision on each kind of operation. A kind that is not here is an error in model code, so that whatever C# adds
/// is unknown until somebody has decided; a test enumerates the kinds of the Roslyns that may load us and fails for one
/// without a decision.
/// </summary>
internal static class OperationDecisions
{
    /// <summary>
    /// A place for the elements of a collection expression among the arguments of its builder: newer than the Roslyn
    /// that we compile against.
    /// </summary>
    private const OperationKind CollectionExpressionElementsPlaceholder = (OperationKind)129;

    private static readonly Dictionary<OperationKind, OperationDecision> Decisions = Read();

    /// <summary>The decision on a kind; null if nobody has decided.</summary>
    public static OperationDecision? Of(OperationKind kind) =>
        Decisions.TryGetValue(kind, out OperationDecision decision) ? decision : null;

    /// <summary>
    /// Whether syntax that the tree has no kind for may stand in model code: memory on the stack, which is cleared or
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

        // Statements and what hands values on.
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

        // What calls something, keeps something, or asks something of a value.
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

        // What typed values have no place in.
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

        // Late binding and pointers; what only other languages and control flow graphs have.
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
        ); // CollectionElementInitializer, which no compiler makes any more.
        return decisions;
    }
}
