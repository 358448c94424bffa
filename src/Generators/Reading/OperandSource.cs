using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>An operand or a result while a layer is read: its signature, and the place of it.</summary>
internal sealed class OperandSource
{
    private IReadOnlyList<(int Start, int Length)>? _spans;

    public OperandSource(
        string name,
        ITypeSymbol type,
        Signature signature,
        string? text,
        ExpressionSyntax? expression,
        LocationInfo? location
    )
    {
        (Name, Type, Written, Text, Expression, TypeLocation) = (name, type, signature, text, expression, location);
        Signature = signature.WithoutRanges;
    }

    public string Name { get; }

    public ITypeSymbol Type { get; }

    /// <summary>The signature; ranges of degrees are blocks, so that layers see irreps.</summary>
    public Signature Signature { get; }

    /// <summary>The signature as it is written.</summary>
    public Signature Written { get; }

    public Irreps Irreps => Signature.Irreps;

    /// <summary>The place of the type in the declaration.</summary>
    public LocationInfo? TypeLocation { get; }

    /// <summary>The place of the signature: its string if it is given inline, otherwise the type.</summary>
    public LocationInfo? Location =>
        Text is not null && Expression is not null ? LiteralMap.Locate(Expression, Text, 0, Text.Length) : TypeLocation;

    private string? Text { get; }

    private ExpressionSyntax? Expression { get; }

    /// <summary>The type that states the signature; null if it is given inline.</summary>
    public string? StatedBy => Text is null ? Names.Readable(Type) : null;

    /// <summary>The place of a block: its term in the string, otherwise the type.</summary>
    public LocationInfo? BlockLocation(int block)
    {
        if (Text is null || Expression is null)
            return TypeLocation;
        if (block >= Irreps.Count)
            return Location;
        _spans ??= DeclaredSignatures.BlockSpans(Text);
        (int start, int length) = _spans[Written.TermOf(block)];
        return LiteralMap.Locate(Expression, Text, start, length);
    }

    /// <summary>The signature as it is written, in the group's notation.</summary>
    public override string ToString() => Written.ToString();

    /// <summary>A block as it is written, without a name.</summary>
    public string BlockText(int block) => new Block(null, Irreps[block]).ToString();

    public Operand ToOperand() =>
        new(
            Name.Length == 0 ? string.Empty : Names.Escape(Name),
            Names.Full(Type),
            Signature.ToString(),
            Signature.Group
        );
}
