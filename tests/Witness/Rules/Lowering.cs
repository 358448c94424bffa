using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace GeoDL.Typed.Witness;

/// <summary>
/// What C# lowering adds: members of the framework that no symbol of the source stands for, each with the constructs
/// that add it.
/// </summary>
/// <remarks>
/// Members of other assemblies are never on this list, nor what a type of the source implements: those must be judged.
/// So are the members of a pattern, such as <c>GetEnumerator</c> or <c>GetAwaiter</c>, whoever has them; only the
/// framework's own awaiters behind <c>await foreach</c>
/// and <c>await using</c> are here, since Roslyn 5.0 does not name them.
/// </remarks>
internal static class Lowering
{
    private static readonly SyntaxKind[] Text = [AddExpression, AddAssignmentExpression, InterpolatedStringExpression];

    private static readonly SyntaxKind[] Interpolated = [InterpolatedStringExpression];

    private static readonly SyntaxKind[] Comparisons =
    [
        EqualsExpression,
        NotEqualsExpression,
        IsPatternExpression,
        SwitchStatement,
        SwitchExpression,
    ];

    private static readonly SyntaxKind[] Matching = [IsPatternExpression, SwitchStatement, SwitchExpression];

    private static readonly SyntaxKind[] Events =
    [
        AddExpression,
        SubtractExpression,
        AddAssignmentExpression,
        SubtractAssignmentExpression,
        EventFieldDeclaration,
    ];

    private static readonly SyntaxKind[] Loops = [ForEachStatement, ForEachVariableStatement];

    /// <summary>Calls may have <c>params</c>.</summary>
    private static readonly SyntaxKind[] Lists =
    [
        CollectionExpression,
        SpreadElement,
        ArrayInitializerExpression,
        ArrayCreationExpression,
        ImplicitArrayCreationExpression,
        StackAllocArrayCreationExpression,
        ImplicitStackAllocArrayCreationExpression,
        InvocationExpression,
        ObjectCreationExpression,
        ImplicitObjectCreationExpression,
        ElementAccessExpression,
        BaseConstructorInitializer,
        ThisConstructorInitializer,
        Utf8StringLiteralExpression,
    ];

    private static readonly SyntaxKind[] Ranges =
    [
        IndexExpression,
        RangeExpression,
        SlicePattern,
        ElementAccessExpression,
    ];

    private static readonly SyntaxKind[] Records = [RecordDeclaration, RecordStructDeclaration];

    private static readonly SyntaxKind[] Asynchronous = [AsyncKeyword];

    /// <summary>A loop or a <c>using</c> that waits; an expression that does is not among them.</summary>
    private static readonly SyntaxKind[] WaitingStatements = [AwaitKeyword];

    private static readonly SyntaxKind[] Iterators = [YieldReturnStatement, YieldBreakStatement];

    private static readonly ILookup<string, LoweringEntry> Entries = new LoweringEntry[]
    {
        // Text.
        new("System.String", "Concat", Text),
        new("System.String", "op_Implicit Format", Text),
        new("System.ReadOnlySpan`1", ".ctor", Text),
        new("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "*", Interpolated),
        new("System.Runtime.CompilerServices.FormattableStringFactory", "Create", Interpolated),
        new("System.String", "op_Equality op_Inequality", Comparisons),
        new("System.String", "get_Length get_Chars", [.. Matching, .. Loops, .. Ranges]),
        new("System.String", "Substring", Ranges),
        new("System.MemoryExtensions", "AsSpan SequenceEqual", Matching),
        new("System.MemoryExtensions", "AsSpan", [], Of: "System.ReadOnlySpan`1"),
        new("<PrivateImplementationDetails>", "ComputeStringHash ComputeSpanHash ComputeReadOnlySpanHash", Matching),
        new(
            "<PrivateImplementationDetails>",
            "ThrowSwitchExpressionException ThrowSwitchExpressionExceptionParameterless ThrowInvalidOperationException",
            [SwitchExpression]
        ),
        new("System.Runtime.CompilerServices.SwitchExpressionException", ".ctor", [SwitchExpression]),
        new("System.InvalidOperationException", ".ctor", [SwitchExpression]),
        // Delegates and events.
        new("System.Delegate", "Combine Remove", Events),
        new("System.Delegate", "op_Equality op_Inequality", [EqualsExpression, NotEqualsExpression]),
        new("System.Threading.Interlocked", "CompareExchange", [EventFieldDeclaration]),
        // Types that operators are built in for.
        new("System.Nullable`1", ".ctor get_HasValue get_Value GetValueOrDefault", [], Of: "System.Nullable`1"),
        new("System.Decimal", "*", [], Of: "System.Decimal"),
        // Ranges.
        new("System.Index", "*", Ranges),
        new("System.Range", "*", Ranges),
        new("System.Runtime.CompilerServices.RuntimeHelpers", "GetSubArray", Ranges),
        // Arrays, spans and collections.
        new("System.Runtime.CompilerServices.RuntimeHelpers", "InitializeArray CreateSpan", Lists),
        new("System.Array", "Empty", Lists),
        new("System.Array", "GetLowerBound GetUpperBound", Loops),
        new("System.Span`1", ".ctor op_Implicit", Lists),
        new("System.ReadOnlySpan`1", ".ctor op_Implicit", Lists),
        new("System.Span`1", "op_Implicit", [], Of: "System.Span`1"),
        new("System.ReadOnlySpan`1", "op_Implicit CastUp", [], Of: "System.ReadOnlySpan`1"),
        new("System.Span`1", "get_Item get_Length", Loops),
        new("System.ReadOnlySpan`1", "get_Item get_Length", Loops),
        new("System.Span`1", "get_Item get_Length Slice CopyTo ToArray", [CollectionExpression]),
        new("System.ReadOnlySpan`1", "get_Item get_Length Slice CopyTo ToArray", [CollectionExpression]),
        new("System.Collections.Generic.List`1", ".ctor Add AddRange ToArray get_Count", [CollectionExpression]),
        new("System.Collections.Generic.ICollection`1", "get_Count CopyTo", [SpreadElement]),
        new("System.Runtime.InteropServices.CollectionsMarshal", "SetCount AsSpan", [CollectionExpression]),
        new("System.Runtime.InteropServices.ImmutableCollectionsMarshal", "AsImmutableArray", [CollectionExpression]),
        new("System.Linq.Enumerable", "ToArray ToList TryGetNonEnumeratedCount", [SpreadElement]),
        new(
            "<PrivateImplementationDetails>",
            "InlineArrayAsReadOnlySpan InlineArrayAsSpan InlineArrayElementRef "
                + "InlineArrayElementRefReadOnly InlineArrayFirstElementRef "
                + "InlineArrayFirstElementRefReadOnly",
            [.. Lists, .. Loops]
        ),
        // Statements.
        new("System.Threading.Monitor", "Enter Exit TryEnter", [LockStatement]),
        new("System.Threading.Lock", "EnterScope", [LockStatement]),
        new("System.Threading.Lock+Scope", "Dispose", [LockStatement]),
        new("System.IDisposable", "Dispose", Loops),
        new("System.Type", "GetTypeFromHandle", [TypeOfExpression, .. Records]),
        // Methods that are cut into pieces.
        new("System.Runtime.CompilerServices.AsyncTaskMethodBuilder", "*", Asynchronous),
        new("System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1", "*", Asynchronous),
        new("System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder", "*", Asynchronous),
        new("System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder`1", "*", Asynchronous),
        new("System.Runtime.CompilerServices.AsyncVoidMethodBuilder", "*", Asynchronous),
        new("System.Runtime.CompilerServices.AsyncIteratorMethodBuilder", "*", Asynchronous),
        new("System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder", "*", Asynchronous),
        new("System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1", "*", Asynchronous),
        new("System.Runtime.CompilerServices.IAsyncStateMachine", "*", Asynchronous),
        new("System.Runtime.CompilerServices.ICriticalNotifyCompletion", "UnsafeOnCompleted", Asynchronous),
        new("System.Runtime.CompilerServices.INotifyCompletion", "OnCompleted", Asynchronous),
        new("System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore`1", "*", Asynchronous),
        new("System.Threading.Tasks.ValueTask", ".ctor", Asynchronous),
        new("System.Threading.Tasks.ValueTask`1", ".ctor", Asynchronous),
        new("System.Threading.CancellationToken", "Equals get_IsCancellationRequested", Asynchronous),
        new("System.Threading.CancellationTokenSource", "CreateLinkedTokenSource get_Token Dispose", Asynchronous),
        new(
            "System.Runtime.ExceptionServices.ExceptionDispatchInfo",
            "Capture Throw",
            [AwaitExpression, .. WaitingStatements]
        ),
        new("System.Threading.Tasks.ValueTask", "GetAwaiter", WaitingStatements),
        new("System.Threading.Tasks.ValueTask`1", "GetAwaiter", WaitingStatements),
        new("System.Runtime.CompilerServices.ValueTaskAwaiter", "get_IsCompleted GetResult", WaitingStatements),
        new("System.Runtime.CompilerServices.ValueTaskAwaiter`1", "get_IsCompleted GetResult", WaitingStatements),
        new("System.Environment", "get_CurrentManagedThreadId", [.. Iterators, .. Asynchronous]),
        new("System.NotSupportedException", ".ctor", Iterators),
        new("System.InvalidOperationException", ".ctor", Asynchronous),
        // What records get.
        new("System.Text.StringBuilder", ".ctor Append ToString", Records),
        new("System.Runtime.CompilerServices.RuntimeHelpers", "EnsureSufficientExecutionStack", Records),
        new("System.Collections.Generic.EqualityComparer`1", "get_Default Equals GetHashCode", Records),
        new("System.Type", "op_Equality", Records),
        new("System.Object", "Equals GetHashCode ToString", Records),
    }.ToLookup(static e => e.Type, StringComparer.Ordinal);

    /// <summary>Whether C# adds a member for something that stands in a source member.</summary>
    public static bool Adds(MemberSite site, SourceMember member)
    {
        // The text of an operand.
        if (
            site is { Name: "ToString", IsField: false }
            && site.Key.EndsWith("::ToString()", StringComparison.Ordinal)
            && Text.Any(member.Kinds.Contains)
        )
        {
            return true;
        }
        // Fields of tuples are built in.
        if (
            site.Declaring.Bare.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            && (site.IsField || site.Name == ".ctor")
        )
        {
            return member.ExpressionTypes.Contains(site.Declaring.Bare);
        }
        // So are the elements of arrays of more than one dimension.
        if (site.Declaring.IsArray)
        {
            return member.Kinds.Contains(ElementAccessExpression)
                || Lists.Any(member.Kinds.Contains)
                || Loops.Any(member.Kinds.Contains);
        }
        return Entries[site.Declaring.Bare].Any(e => e.Names(site.Name) && e.IsNeededIn(member));
    }

    /// <summary>Whether C# makes an array without being told so in these words.</summary>
    public static bool MakesArrays(SourceMember member) =>
        Lists.Any(member.Kinds.Contains) || member.Kinds.Contains(InterpolatedStringExpression);

    /// <summary>Whether C# allocates on the stack for something in a source member.</summary>
    public static bool AllocatesOnTheStack(SourceMember member) =>
        member.Kinds.Contains(StackAllocArrayCreationExpression)
        || member.Kinds.Contains(ImplicitStackAllocArrayCreationExpression);

    /// <summary>
    /// Whether C# tests for a type or casts to it for something in a source member: a loop asks whether there is
    /// something to dispose of, what waits in a
    /// <c>finally</c> whether what was thrown is an exception, a record whether another is one.
    /// </summary>
    public static bool Casts(SeenType type, SourceMember member) =>
        (
            type.Bare == "System.Exception"
            && (member.Kinds.Contains(AwaitExpression) || member.Kinds.Contains(AwaitKeyword))
        )
        || (type.Bare == "System.IDisposable" && Loops.Any(member.Kinds.Contains))
        || (member.Syntax is RecordDeclarationSyntax record && type.Name.Split('`')[0] == record.Identifier.ValueText);

    /// <summary>
    /// Whether C# boxes for something in a source member: what is put into text, what a record compares.
    /// </summary>
    public static bool Boxes(SourceMember member) =>
        member.Kinds.Contains(InterpolatedStringExpression) || Records.Any(member.Kinds.Contains);

    /// <summary>Whether a type may be named at run time in a source member.</summary>
    public static bool NamesTypes(SourceMember member) =>
        member.Kinds.Contains(TypeOfExpression) || Records.Any(member.Kinds.Contains);
}
