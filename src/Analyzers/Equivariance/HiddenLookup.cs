using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Symbols that neither the tree nor the semantic model names: looked up by the rules of C#, or passed on as calls that
/// cannot be seen.
/// </summary>
internal sealed class HiddenLookup(SemanticModel model)
{
    /// <summary>The conversions of the parts of a tuple that is converted as a whole.</summary>
    public void TupleConversion(INamedTypeSymbol from, INamedTypeSymbol to, SyntaxNode where, List<BoundSymbol> into)
    {
        for (int i = 0; i < Math.Min(from.TupleElements.Length, to.TupleElements.Length); i++)
        {
            (ITypeSymbol source, ITypeSymbol target) = (from.TupleElements[i].Type, to.TupleElements[i].Type);
            if (
                source is INamedTypeSymbol { IsTupleType: true } inner
                && target is INamedTypeSymbol { IsTupleType: true } outer
            )
            {
                TupleConversion(inner, outer, where, into);
            }
            else if (Convert(source, target) is { } method)
            {
                into.Add(new BoundSymbol(method, where, HiddenSymbol.Tuple, source));
            }
        }
    }

    /// <summary><c>false</c> behind <c>&amp;&amp;</c>, <c>true</c> behind <c>||</c>.</summary>
    public void ShortCircuit(IMethodSymbol both, bool isAnd, SyntaxNode where, List<BoundSymbol> into)
    {
        string name = isAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
        IMethodSymbol? test =
            both.Parameters.FirstOrDefault()?.Type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault()
            ?? both.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        into.Add(new BoundSymbol(test, where, HiddenSymbol.TrueFalse, both.Parameters.FirstOrDefault()?.Type));
    }

    /// <summary>
    /// An increment of something that is not a number converts it to one and back, or its operator works on another
    /// type.
    /// </summary>
    public void Increment(IIncrementOrDecrementOperation increment, List<BoundSymbol> into)
    {
        if (increment.Target.Type is not { } target)
            return;
        if (increment.OperatorMethod is not { } method)
        {
            if (IsSimple(target) || target.TypeKind is TypeKind.Pointer or TypeKind.Dynamic)
                return;
            // The conversions to a number and back: the tree does not tell which the compiler took, so all that the
            // type has are judged.
            IMethodSymbol[] ways =
            [
                .. Conversions(target).Where(m => IsSimple(m.Parameters[0].Type) || IsSimple(m.ReturnType)),
            ];
            into.AddRange(
                ways.Select(m => new BoundSymbol(m, increment.Syntax, HiddenSymbol.CompoundConversion, target))
            );
            if (ways.Length == 0)
                into.Add(new BoundSymbol(null, increment.Syntax, HiddenSymbol.CompoundConversion, target));
            return;
        }

        if (!method.IsStatic || method.Parameters.Length != 1)
            return;
        into.AddRange(
            new[] { Convert(target, method.Parameters[0].Type), Convert(method.ReturnType, target) }
                .Where(static c => c is not null)
                .Select(c => new BoundSymbol(c, increment.Syntax, HiddenSymbol.CompoundConversion, target))
        );
    }

    /// <summary>
    /// A comparison of tuples binds an operator for each pair of parts, and conversions to its operands; of simple
    /// types they are C#'s own. The tree does not tell which of a type's operators the compiler took, so all of them
    /// are judged.
    /// </summary>
    public void TupleEquality(ITupleBinaryOperation comparison, List<BoundSymbol> into)
    {
        ITypeSymbol[] left = [.. Parts(comparison.LeftOperand)],
            right = [.. Parts(comparison.RightOperand)];
        if (left.Length != right.Length)
        {
            into.Add(
                new BoundSymbol(
                    null,
                    comparison.Syntax,
                    HiddenSymbol.Tuple,
                    comparison.LeftOperand.Type ?? comparison.RightOperand.Type
                )
            );
            return;
        }

        for (int i = 0; i < left.Length; i++)
        {
            foreach ((ITypeSymbol part, ITypeSymbol other) in new[] { (left[i], right[i]), (right[i], left[i]) })
            {
                if (IsSimple(part))
                    continue;
                IEnumerable<IMethodSymbol> conversions = Conversions(part)
                    .Where(m =>
                        SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, part)
                        || ClassifiedImplicit(other, m.Parameters[0].Type)
                    );
                IEnumerable<IMethodSymbol> operators = Bases(part)
                    .SelectMany(static t => t.GetMembers().OfType<IMethodSymbol>())
                    .Where(static m =>
                        m
                            is {
                                MethodKind: MethodKind.UserDefinedOperator,
                                Name: "op_Equality" or "op_Inequality" or "op_True" or "op_False"
                            }
                    );
                into.AddRange(
                    conversions
                        .Concat(operators)
                        .Select(m => new BoundSymbol(m, comparison.Syntax, HiddenSymbol.Tuple, part))
                );
            }
        }
    }

    /// <summary><c>Dispose</c> of what a <c>using</c> holds.</summary>
    public void Dispose(IOperation resources, bool isAsynchronous, List<BoundSymbol> into)
    {
        string name = isAsynchronous ? "DisposeAsync" : "Dispose";
        IEnumerable<(ITypeSymbol? Type, SyntaxNode Where)> held = resources is IVariableDeclarationGroupOperation group
            ? group
                .Declarations.SelectMany(static d => d.Declarators)
                .Select(static d => ((ITypeSymbol?)d.Symbol.Type, d.Syntax))
            : [(resources.Type, resources.Syntax)];
        foreach ((ITypeSymbol? type, SyntaxNode where) in held)
        {
            if (type is null)
                continue;
            INamedTypeSymbol? @interface = type
                .AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
                .FirstOrDefault(i =>
                    i.TypeKind == TypeKind.Interface
                    && i.Name == (isAsynchronous ? "IAsyncDisposable" : "IDisposable")
                    && Namespaces.IsFramework(i)
                );
            IMethodSymbol[] methods =
            [
                .. Members(type, name)
                    .Concat(@interface?.GetMembers(name).OfType<IMethodSymbol>() ?? [])
                    .Where(static m => m.Parameters.All(static p => p.IsOptional || p.IsParams)),
            ];
            if (methods.Length == 0)
                into.Add(new BoundSymbol(null, where, HiddenSymbol.Dispose, type));
            into.AddRange(methods.Select(m => new BoundSymbol(m, where, HiddenSymbol.Dispose, type)));
        }
    }

    /// <summary>The members by which a spread enumerates its operand.</summary>
    public void Enumeration(IOperation operand, List<BoundSymbol> into)
    {
        if (operand is IConversionOperation { IsImplicit: true } conversion)
            operand = conversion.Operand;
        if (operand.Type is not { } type || type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_String)
            return;
        IMethodSymbol[] methods =
        [
            .. Candidates(type, operand.Syntax, "GetEnumerator")
                .Where(static m => m.Parameters.All(static p => p.IsOptional || p.IsParams)),
        ];
        if (methods.Length == 0)
        {
            methods =
            [
                .. type.AllInterfaces.SelectMany(static i => i.GetMembers("GetEnumerator")).OfType<IMethodSymbol>(),
            ];
        }
        if (methods.Length == 0)
            into.Add(new BoundSymbol(null, operand.Syntax, HiddenSymbol.Enumerator, type));
        foreach (IMethodSymbol method in methods)
        {
            into.Add(new BoundSymbol(method, operand.Syntax, HiddenSymbol.Enumerator, type));
            into.AddRange(
                Members(method.ReturnType, "MoveNext")
                    .Concat<ISymbol>(Members(method.ReturnType, "Dispose"))
                    .Concat(Bases(method.ReturnType).SelectMany(static t => t.GetMembers("Current")))
                    .Select(m => new BoundSymbol(m, operand.Syntax, HiddenSymbol.Enumerator, null))
            );
        }
    }

    /// <summary>
    /// The <c>Add</c> behind the elements of a collection expression; arrays, spans and collections with a builder have
    /// none.
    /// </summary>
    public void Additions(ICollectionExpressionOperation collection, List<BoundSymbol> into)
    {
        if (collection.ConstructMethod is not { MethodKind: MethodKind.Constructor } || collection.Type is not { } type)
            return;
        ITypeSymbol[] elements =
        [
            .. collection
                .Elements.Select(static e => e is ISpreadOperation spread ? spread.ElementType : e.Type)
                .OfType<ITypeSymbol>(),
        ];
        if (elements.Length == 0)
            return;
        IMethodSymbol[] methods =
        [
            .. Candidates(type, collection.Syntax, "Add")
                .Where(m =>
                    m.Parameters.Length > 0
                    && elements.Any(e =>
                        m.Parameters[0].Type is ITypeParameterSymbol
                        || model.Compilation.ClassifyConversion(e, m.Parameters[0].Type).IsImplicit
                    )
                ),
        ];
        if (methods.Length == 0)
            into.Add(new BoundSymbol(null, collection.Syntax, HiddenSymbol.CollectionBuilder, type));
        into.AddRange(methods.Select(m => new BoundSymbol(m, collection.Syntax, HiddenSymbol.CollectionBuilder, null)));
    }

    /// <summary>Whether operators and conversions of a type are C#'s own.</summary>
    private static bool IsSimple(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type.TypeKind == TypeKind.Enum
            || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr;
    }

    private static IEnumerable<IMethodSymbol> Conversions(ITypeSymbol type) =>
        Bases(type)
            .SelectMany(static t => t.GetMembers().OfType<IMethodSymbol>())
            .Where(static m => m is { MethodKind: MethodKind.Conversion, Parameters.Length: 1 });

    private bool ClassifiedImplicit(ITypeSymbol from, ITypeSymbol to) =>
        model.Compilation.ClassifyCommonConversion(from, to).IsImplicit;

    /// <summary>The parts of a tuple, those of tuples in it included: of a literal each with its own type.</summary>
    private static IEnumerable<ITypeSymbol> Parts(IOperation operand)
    {
        while (operand is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            operand = conversion.Operand;
        return operand is ITupleOperation literal ? literal.Elements.SelectMany(Parts)
            : operand.Type is { } type ? Parts(type)
            : [];
    }

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.SelectMany(static e => Parts(e.Type))
        : type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        && nullable.TypeArguments[0].IsTupleType
            ? Parts(nullable.TypeArguments[0])
        : [type];

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (INamedTypeSymbol @interface in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
            yield return @interface;
    }

    private static IEnumerable<IMethodSymbol> Members(ITypeSymbol type, string name) =>
        Bases(type).SelectMany(t => t.GetMembers(name)).OfType<IMethodSymbol>().Where(static m => !m.IsStatic);

    /// <summary>Methods of a name that can be called on a type at a place, extensions included.</summary>
    private IEnumerable<IMethodSymbol> Candidates(ITypeSymbol type, SyntaxNode place, string name) =>
        model
            .LookupSymbols(place.SpanStart, type, name, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Where(static m => !m.IsStatic || m.IsExtensionMethod);

    private IMethodSymbol? Convert(ITypeSymbol from, ITypeSymbol to) =>
        ((CSharpCompilation)model.Compilation).ClassifyConversion(from, to).MethodSymbol;
}
