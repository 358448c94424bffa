using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace GeoDL.Typed.Witness;

/// <summary>
/// What the compiler makes up to hold captured variables, the code of lambdas and local functions, and the steps of
/// methods that wait.
/// </summary>
internal static class Closures
{
    private static readonly SyntaxKind[] Lambdas =
    [
        SimpleLambdaExpression,
        ParenthesizedLambdaExpression,
        AnonymousMethodExpression,
        LocalFunctionStatement,
        QueryExpression,
    ];

    private static readonly SyntaxKind[] Waiting =
    [
        AwaitExpression,
        AsyncKeyword,
        YieldReturnStatement,
        YieldBreakStatement,
    ];

    /// <summary>Whether a type holds captured or hoisted variables.</summary>
    public static bool IsHolder(SeenType type) => type.IsMadeUp && (IsClosure(type.Name) || IsStateMachine(type.Name));

    /// <summary>Whether a method holds the code of a lambda or a local function.</summary>
    public static bool IsCode(MemberSite site) => !site.IsField && (IsLambda(site.Name) || IsLocalFunction(site.Name));

    /// <summary>Whether a field keeps the delegate of a static method, so that it is made once.</summary>
    public static bool IsKeptDelegate(MemberSite site) =>
        site.IsField && site.Declaring.IsMadeUp && site.Declaring.Name.StartsWith("<>O", StringComparison.Ordinal);

    /// <summary>Whether something made up belongs to a construct in a source member.</summary>
    public static bool Explain(MemberSite site, SourceMember member)
    {
        if (IsLocalFunction(site.Name))
            return member.Kinds.Contains(LocalFunctionStatement);
        if (IsLambda(site.Name))
            return Lambdas.Any(member.Kinds.Contains);
        if (!site.Declaring.IsMadeUp)
            return IsField(site, member);
        string type = site.Declaring.Name;
        if (IsClosure(type))
            return Lambdas.Any(member.Kinds.Contains);
        if (IsStateMachine(type))
            return Waiting.Any(member.Kinds.Contains);
        // A delegate of a static method is kept; who makes it is asked for the method.
        if (IsKeptDelegate(site))
            return true;
        if (type.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
            return member.Kinds.Contains(QueryExpression) || member.ExpressionTypes.Contains("<>f__AnonymousType");
        if (type.StartsWith("<>z__ReadOnly", StringComparison.Ordinal))
            return site.Name == ".ctor" && Lowering.MakesArrays(member);
        // The type of a lambda that no delegate of the framework fits.
        if (IsDelegate(type))
            return site.Name == "Invoke" && Lambdas.Any(member.Kinds.Contains);
        return type.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            && site.IsField
            && Lowering.MakesArrays(member);
    }

    /// <summary>Whether a field is that behind a property or a parameter of a primary constructor.</summary>
    private static bool IsField(MemberSite site, SourceMember member)
    {
        if (!site.IsField)
            return false;
        int end = site.Name.IndexOf('>', StringComparison.Ordinal);
        if (site.Name.EndsWith(">P", StringComparison.Ordinal))
            return true;
        return site.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
            && (
                member.Declares(site.Name[1..end])
                || member.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax
            );
    }

    private static bool IsClosure(string type) =>
        type == "<>c"
        || type.StartsWith("<>c__", StringComparison.Ordinal)
        || type.StartsWith("<>c`", StringComparison.Ordinal);

    private static bool IsDelegate(string type) =>
        type.StartsWith("<>f__AnonymousDelegate", StringComparison.Ordinal)
        || type.StartsWith("<>A", StringComparison.Ordinal)
        || type.StartsWith("<>F", StringComparison.Ordinal);

    private static bool IsStateMachine(string type) =>
        MadeUp.MethodIn(type) is not null && type.Contains(">d", StringComparison.Ordinal);

    private static bool IsLambda(string name) => MadeUp.Is(name) && name.Contains(">b__", StringComparison.Ordinal);

    private static bool IsLocalFunction(string name) =>
        MadeUp.Is(name) && name.Contains(">g__", StringComparison.Ordinal);
}
