using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// An attribute's arguments by name, whether they are given to its constructor or to a property, and their places in
/// the source.
/// </summary>
internal sealed class AttributeView
{
    private readonly AttributeData _data;
    private readonly AttributeSyntax? _syntax;

    public AttributeView(AttributeData data, CancellationToken cancellation)
    {
        _data = data;
        _syntax = data.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
    }

    /// <summary>Whether C# itself reports an error in the attribute: then we report nothing.</summary>
    public bool IsErroneous =>
        _data.AttributeConstructor is null
        || _data.ConstructorArguments.Any(a => a.Kind == TypedConstantKind.Error)
        || _data.NamedArguments.Any(a => a.Value.Kind == TypedConstantKind.Error);

    /// <summary>The place of the attribute's name.</summary>
    public LocationInfo? Location => _syntax is null ? null : LocationInfo.Of(_syntax.Name);

    /// <summary>A value by property name; the constructor's parameter of that name is the same thing.</summary>
    public TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _data.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        int index = ParameterIndex(name);
        return index >= 0 && index < _data.ConstructorArguments.Length ? _data.ConstructorArguments[index] : null;
    }

    /// <summary>Whether a value is given in the source.</summary>
    public bool IsGiven(string name) => Expression(name) is not null || (_syntax is null && Find(name) is not null);

    public string? Text(string name) => Find(name)?.Value as string;

    public bool Flag(string name, bool fallback) => Find(name)?.Value as bool? ?? fallback;

    public int Number(string name, int fallback) => Find(name)?.Value as int? ?? fallback;

    public double Real(string name, double fallback) => Find(name)?.Value as double? ?? fallback;

    /// <summary>A value of an enum that the Algebra has.</summary>
    public TEnum Choice<TEnum>(string name, TEnum fallback)
        where TEnum : struct, Enum =>
        Find(name)?.Value is int value ? (TEnum)Enum.ToObject(typeof(TEnum), value) : fallback;

    /// <summary>The member's name of a value of an enum that only the runtime has.</summary>
    public string ChoiceName(string name, string fallback) =>
        Find(name) is { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type } constant
            ? type.GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))
                ?.Name
                ?? string.Empty
            : fallback;

    /// <summary>The items of an array; null if it is not given.</summary>
    public IReadOnlyList<TypedConstant>? List(string name) =>
        Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : null;

    /// <summary>The expression of an argument.</summary>
    public ExpressionSyntax? Expression(string name) => Arguments(name).FirstOrDefault()?.Expression;

    /// <summary>
    /// The expressions of the items of an array: <c>new[] { … }</c>, <c>[ … ]</c> or loose arguments of a params
    /// constructor.
    /// </summary>
    public IReadOnlyList<ExpressionSyntax> Items(string name)
    {
        AttributeArgumentSyntax[] arguments = Arguments(name).ToArray();
        if (arguments.Length != 1)
            return arguments.Select(a => a.Expression).ToArray();
        return arguments[0].Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToArray(),
            ImplicitArrayCreationExpressionSyntax created => created.Initializer.Expressions.ToArray(),
            CollectionExpressionSyntax collection => collection
                .Elements.OfType<ExpressionElementSyntax>()
                .Select(e => e.Expression)
                .ToArray(),
            ExpressionSyntax single => [single],
        };
    }

    /// <summary>The place of an argument; the attribute's name if it is not given.</summary>
    public LocationInfo? LocationOf(string name) =>
        Expression(name) is { } expression ? LocationInfo.Of(expression) : Location;

    private int ParameterIndex(string name)
    {
        if (_data.AttributeConstructor is not { } constructor)
            return -1;
        for (int i = 0; i < constructor.Parameters.Length; i++)
        {
            if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private IEnumerable<AttributeArgumentSyntax> Arguments(string name)
    {
        if (_syntax?.ArgumentList is not { } list)
            return [];
        AttributeArgumentSyntax[] named = list
            .Arguments.Where(a =>
                a.NameEquals?.Name.Identifier.ValueText == name
                || string.Equals(a.NameColon?.Name.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase)
            )
            .ToArray();
        if (named.Length > 0)
            return named;
        int index = ParameterIndex(name);
        AttributeArgumentSyntax[] positional = list
            .Arguments.Where(a => a.NameEquals is null && a.NameColon is null)
            .ToArray();
        if (index < 0 || index >= positional.Length)
            return [];
        return _data.AttributeConstructor!.Parameters[index].IsParams ? positional.Skip(index) : [positional[index]];
    }
}
